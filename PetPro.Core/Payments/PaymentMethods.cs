namespace PetPro.Core.Payments;

/// <summary>How owners pay; the names stand in the resources, the gateway's own codes in its adapter.</summary>
public static class PaymentMethods
{
    public static IReadOnlyList<string> All { get; } = ["card", "qris", "bank-transfer", "e-wallet"];
}
