using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>What cancelling would mean now.</summary>
/// <param name="Refusal">Why it is not possible any more, or none.</param>
/// <param name="Refund">What would go back.</param>
/// <param name="Percent">The share of what was paid.</param>
/// <param name="Steps">The clinic's rule.</param>
public sealed record CancellationTerms(Error? Refusal, Money Paid, Money Refund, int Percent, IReadOnlyList<RefundStep> Steps, DateTimeOffset StartsAt)
{
    internal static async Task<CancellationTerms> OfAsync(PetProDb db, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        var visit = await (
            from slot in db.Slots
            join clinic in db.Clinics on slot.ClinicId equals clinic.Id
            where slot.Id == booking.SlotId
            select new { slot.StartsAt, clinic.BookingRules, IsSuspended = clinic.Status == ClinicStatus.Suspended }).AsNoTracking().SingleAsync(cancellation);
        var paid = booking.Status is BookingStatus.Confirmed or BookingStatus.PendingApproval
            ? await BookingMoney.KeptAsync(db, booking.Id, cancellation)
            : Money.Zero;

        // Whoever booked at a clinic that was suspended since may leave for the whole price, whatever its rule says.
        var rules = visit.IsSuspended ? visit.BookingRules with { RefundSteps = [new RefundStep(0, 100)] } : visit.BookingRules;

        // What the clinic has not taken yet can be withdrawn for nothing.
        var percent = booking.Status == BookingStatus.PendingApproval || visit.IsSuspended ? 100 : booking.RefundPercent(rules, visit.StartsAt, now);
        return new CancellationTerms(
            booking.CanCancel(visit.StartsAt, now).Error, paid, paid.Percent(percent), percent, rules.RefundSteps, visit.StartsAt);
    }
}
