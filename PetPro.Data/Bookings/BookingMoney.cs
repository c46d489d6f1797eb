using PetPro.Core.Clinics;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>What was paid online for a booking: by one payment or by several, and what of it has gone back.</summary>
internal static class BookingMoney
{
    /// <summary>What the ledger keeps of it: paid and not given back.</summary>
    public static async Task<Money> KeptAsync(PetProDb db, Guid bookingId, CancellationToken cancellation) =>
        (await db.FinancialEntries.AsNoTracking().Where(e => e.BookingId == bookingId).Select(e => e.TotalAmount).ToListAsync(cancellation))
        .Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>
    /// Decides to give back a part of what was paid for a booking, and journals it. The newest payment gives first; of each, the
    /// share-out of all that goes back is the share-out of the sum. Nothing is sent yet.
    /// </summary>
    /// <param name="amount">At most what <see cref="KeptAsync"/> says; zero does nothing.</param>
    public static async Task GiveBackAsync(
        PetProDb db, Guid bookingId, Money amount, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        if (amount == Money.Zero)
        {
            return;
        }

        var payments = await LockPaymentsAsync(db, bookingId, cancellation);
        var entries = await db.FinancialEntries.AsNoTracking().Where(e => e.BookingId == bookingId).ToListAsync(cancellation);
        foreach (var sale in entries.Where(e => e.Type == FinancialEntryType.BookingFee).OrderByDescending(e => e.Id))
        {
            var before = -entries.Where(e => e.Type == FinancialEntryType.Refund && e.PaymentId == sale.PaymentId)
                .Aggregate(Money.Zero, (sum, e) => sum + e.TotalAmount);
            var left = sale.TotalAmount - before;
            var part = left < amount ? left : amount;
            if (part > Money.Zero)
            {
                var refund = payments.Single(p => p.Id == sale.PaymentId).GiveBack(part, reason, bookingId).Value;
                var entry = sale.Refund(part, before);
                db.AddRange(refund, entry, Journal.ForRefundDecided(entry, refund.Id, now));
                amount -= part;
            }
        }

        if (amount != Money.Zero)
        {
            throw new InvalidOperationException($"Booking {bookingId} should give back {amount} more than was paid for it.");
        }
    }

    /// <summary>How what a payment brought for a booking is shared: by the rates of this day.</summary>
    public static async Task<FinancialEntry> ShareAsync(
        PetProDb db, (Guid BookingId, Guid ServiceId) sold, Guid paymentId, Money amount, DateTimeOffset now, CancellationToken cancellation)
    {
        var terms = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where service.Id == sold.ServiceId
            select new { service.TaxClass, clinic.Id, clinic.CommissionRate, clinic.TimeZone }).SingleAsync(cancellation);
        var rates = await db.TaxRates.AsNoTracking().ToListAsync(cancellation);
        var day = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(terms.TimeZone), now);
        var split = SaleSplit.Of(amount, terms.CommissionRate, TaxRate.On(rates, terms.TaxClass, day), TaxRate.On(rates, TaxClasses.Standard, day));
        return FinancialEntry.ForBooking(sold.BookingId, terms.Id, paymentId, split, terms.CommissionRate, terms.TaxClass);
    }

    /// <summary>Decides that a payment that bought nothing goes back whole, and journals that it came.</summary>
    public static void ReturnWhole(PetProDb db, Payment payment, string reason, DateTimeOffset now) =>
        db.AddRange(payment.GiveBack(payment.Refundable, reason).Value, Journal.ForReturnedPayment(payment.Id, payment.Amount, now));

    private static async Task<List<Payment>> LockPaymentsAsync(PetProDb db, Guid bookingId, CancellationToken cancellation)
    {
        var ids = await db.FinancialEntries.Where(e => e.BookingId == bookingId).Select(e => e.PaymentId).Distinct().ToArrayAsync(cancellation);
        List<Payment> payments = [];
        foreach (var id in ids.Order())
        {
            payments.Add((await db.LockPaymentAsync(id, cancellation))!);
        }

        return payments;
    }
}
