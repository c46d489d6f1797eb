using System.Text.RegularExpressions;

namespace PetPro.Core.Accounts;

/// <summary>An e-mail address as it was typed, without the spaces around it. Whether it exists only a mail can tell.</summary>
public sealed partial record EmailAddress
{
    public const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>What two spellings of one address have in common; accounts are found by it.</summary>
    public string Normalized => Value.ToUpperInvariant();

    /// <summary>What stands before the @.</summary>
    public string Name => Value[..Value.LastIndexOf('@')];

    /// <param name="field">How the form or the API spells the field.</param>
    public static Result<EmailAddress> Parse(string? text, string field = "email")
    {
        var value = text?.Trim() ?? "";
        return value switch
        {
            "" => Error.Invalid(field, "required"),
            { Length: > MaxLength } => Error.Invalid(field, "too-long", MaxLength),
            _ when !Form().IsMatch(value) => Error.Invalid(field, "email-invalid"),
            _ => new EmailAddress(value),
        };
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^[^\s@<>()\[\]\\,;:""\p{C}]{1,64}@(?!-)[\p{L}\p{N}-]{1,63}(?<!-)(\.(?!-)[\p{L}\p{N}-]{1,63}(?<!-))+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
