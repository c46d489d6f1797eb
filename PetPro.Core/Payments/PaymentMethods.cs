namespace PetPro.Core.Payments;

/// <summary>How owners pay. Which codes a gateway takes is its own affair; these are the ones that our pages offer.</summary>
public static class PaymentMethods
{
    public static IReadOnlyList<string> Offered { get; } = ["qris", "card", "bank-transfer", "e-wallet"];

    /// <summary>A code is 1 to 50 lower-case letters, digits, hyphens and underscores.</summary>
    public static bool IsWellFormed(string method) =>
        method.Length is > 0 and <= 50 && method.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
