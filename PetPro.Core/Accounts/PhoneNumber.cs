namespace PetPro.Core.Accounts;

/// <summary>A phone number in the international form (E.164), `+6281234567890`. Without a country code it is taken for an Indonesian one.</summary>
public sealed record PhoneNumber
{
    private const string Indonesia = "62";

    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    /// <param name="field">How the form or the API spells the field.</param>
    public static Result<PhoneNumber> Parse(string? text, string field = "phoneNumber")
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
        {
            return Error.Invalid(field, "required");
        }

        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        var hasOthers = typed.Where((c, i) => !char.IsAsciiDigit(c) && !(c == '+' && i == 0) && !" -.()/".Contains(c)).Any();
        var international = typed switch
        {
            ['+', ..] => digits,
            ['0', '0', ..] => digits[2..],
            _ when digits.StartsWith('0') => Indonesia + digits[1..],
            _ when digits.StartsWith('8') => Indonesia + digits,
            _ when digits.StartsWith(Indonesia, StringComparison.Ordinal) => digits,
            _ => "",
        };

        // "+62 (0)812…" is how many write it: the zero is not dialled from abroad.
        if (international.StartsWith(Indonesia + "0", StringComparison.Ordinal))
        {
            international = Indonesia + international[3..];
        }

        var shortest = international.StartsWith(Indonesia, StringComparison.Ordinal) ? 10 : 8;
        return hasOthers || international.StartsWith('0') || international.Length < shortest || international.Length > 15
            ? Error.Invalid(field, "phone-invalid")
            : new PhoneNumber($"+{international}");
    }

    public override string ToString() => Value;
}
