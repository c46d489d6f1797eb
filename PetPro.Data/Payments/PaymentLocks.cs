using PetPro.Core.Payments;

namespace PetPro.Data.Payments;

internal static class PaymentLocks
{
    /// <summary>
    /// The payment with its refunds, locked until the transaction ends: what the gateway says of one payment is taken over by one
    /// at a time. Null where there is none.
    /// </summary>
    public static Task<Payment?> LockPaymentAsync(this PetProDb db, Guid paymentId, CancellationToken cancellation) => db.Payments
        .FromSql($"SELECT * FROM payments.payments WHERE id = {paymentId} FOR UPDATE")
        .Include(payment => payment.Refunds)
        .SingleOrDefaultAsync(cancellation);
}
