using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Shows the owner whether a visit may be moved and, for a chosen slot, what it costs, before anything is moved.</summary>
public sealed class GetMoveTerms(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="slotId">None = whether it may be moved at all.</param>
    public async Task<Result<MovePreview>> RunAsync(Actor actor, Guid bookingId, Guid? slotId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var booking = await db.Bookings.AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(b => b.Id == bookingId, cancellation);
        if (booking is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        if (slotId is { } chosen)
        {
            var found = await MoveTerms.OfAsync(db, booking, chosen, MovedBy.Owner, now, cancellation);
            return found.IsOk
                ? new MovePreview(found.Value.Refusal, found.Value.Price, found.Value.Kept, found.Value.Difference, found.Value.RefundPercent)
                : found.Error;
        }

        var startsAt = await db.Slots.Where(s => s.Id == booking.SlotId).Select(s => s.StartsAt).SingleAsync(cancellation);
        var rules = await db.Clinics.Where(c => c.Id == booking.ClinicId).Select(c => c.BookingRules).SingleAsync(cancellation);
        var kept = await BookingMoney.KeptAsync(db, booking.Id, cancellation);
        return new MovePreview(
            MoveRule.ForOwner(booking, rules, startsAt, now).Error, booking.Amount, kept, Money.Zero, booking.RefundPercent(rules, startsAt, now));
    }
}

/// <param name="Refusal">Why it cannot be moved, or not there; or none.</param>
/// <param name="Price">What the visit costs then.</param>
/// <param name="Kept">What was paid online.</param>
/// <param name="Difference">Above zero: to pay before it moves. Below: what goes back.</param>
/// <param name="RefundPercent">The share of what gets cheaper that goes back.</param>
public sealed record MovePreview(Error? Refusal, Money Price, Money Kept, Money Difference, int RefundPercent);
