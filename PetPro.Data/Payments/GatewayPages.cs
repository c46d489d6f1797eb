using PetPro.Core.Outside;
using PetPro.Core.Payments;

namespace PetPro.Data.Payments;

internal static class GatewayPages
{
    /// <summary>Opens the gateway's page of a payment, outside of any transaction, and keeps its address.</summary>
    /// <param name="reference">What the person will read on the gateway's page and on a statement.</param>
    /// <exception cref="GatewayUnavailableException">It does not answer: the same again later opens the same page.</exception>
    public static async Task OpenAsync(
        IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, Payment payment, string reference, Uri returnTo, CancellationToken cancellation)
    {
        var page = await gateway.OpenAsync(
            new GatewayCharge(payment.Id, payment.Amount, payment.PaymentMethod, $"PetPro {reference}", payment.PayBefore, returnTo), cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Attach(payment);
        payment.Opened(page);
        await db.SaveChangesAsync(cancellation);
    }
}
