using PetPro.Core.Bookings;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>Giving back what was paid for a booking: payment, share-out and journal in the caller's commit, sent to the gateway afterwards.</summary>
internal static class Refunds
{
    /// <summary>The booking must be locked already: the payment's lock comes after it.</summary>
    /// <param name="amount">Above zero.</param>
    public static async Task GiveBackAsync(
        this PetProDb db, Booking booking, Money amount, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var payment = await db.Payments.FromSql($"SELECT * FROM payments.payments WHERE id = {booking.PaymentId} FOR UPDATE")
            .Include(p => p.Refunds).SingleAsync(cancellation);
        var sale = await db.FinancialEntries.SingleAsync(
            e => e.BookingId == booking.Id && e.Type == FinancialEntryType.BookingFee, cancellation);
        var refund = payment.GiveBack(amount, reason).Value;
        var entry = sale.Refund(amount);
        db.AddRange(refund, entry, Journal.ForRefundDecided(entry, refund.Id, now));
    }

    /// <summary>What of its payment has not gone back yet.</summary>
    public static async Task<Money> PaidAsync(this PetProDb db, Booking booking, CancellationToken cancellation) =>
        booking.PaymentId is { } id ? (await db.Payments.Include(p => p.Refunds).AsNoTracking().SingleAsync(p => p.Id == id, cancellation)).Refundable : Money.Zero;
}
