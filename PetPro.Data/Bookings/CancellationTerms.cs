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
            select new { slot.StartsAt, clinic.BookingRules }).AsNoTracking().SingleAsync(cancellation);
        var paid = booking.Status == BookingStatus.Confirmed ? booking.Amount : Money.Zero;
        var percent = visit.BookingRules.RefundPercent(visit.StartsAt, now);
        return new CancellationTerms(
            booking.CanCancel(visit.StartsAt, now).Error, paid, paid.Percent(percent), percent, visit.BookingRules.RefundSteps, visit.StartsAt);
    }
}

/// <summary>Shows the owner what cancelling would give back, before it is confirmed.</summary>
public sealed class GetCancellationTerms(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<CancellationTerms>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var booking = await db.Bookings.AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(b => b.Id == bookingId, cancellation);
        return booking is null ? Error.NotFound : await CancellationTerms.OfAsync(db, booking, clock.GetUtcNow(), cancellation);
    }
}
