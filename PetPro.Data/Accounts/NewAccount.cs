using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>What somebody who registers has typed.</summary>
/// <param name="Language">`en`, `id` or `ja`: of mails and notices; anything else is Indonesian.</param>
public sealed record NewAccount(string? Email, string? FullName, string? PhoneNumber, string? Password, string? Language)
{
    /// <summary>All that is wrong, at once; null when nothing is.</summary>
    internal Error? Check()
    {
        FieldError[] wrong =
        [
            .. EmailAddress.Parse(Email).Error?.Fields ?? [],
            .. PersonFields.CheckName(FullName),
            .. Core.Accounts.PhoneNumber.Parse(PhoneNumber).Error?.Fields ?? [],
            .. PasswordPolicy.Check(Password, Email).Error?.Fields ?? [],
        ];
        return wrong.Length == 0 ? null : Error.Invalid(wrong);
    }
}

internal static class PersonFields
{
    public const int MaxName = 255;
    public const int MaxAddress = 500;

    public static FieldError[] CheckName(string? name) => name?.Trim() switch
    {
        null or "" => [new FieldError("fullName", "required")],
        { Length: > MaxName } => [new FieldError("fullName", "too-long", MaxName)],
        _ => [],
    };

    public static FieldError[] CheckAddress(string? address) =>
        address?.Trim().Length > MaxAddress ? [new FieldError("address", "too-long", MaxAddress)] : [];

    public static FieldError[] CheckCode(string? code) => string.IsNullOrWhiteSpace(code) ? [new FieldError("code", "required")] : [];
}
