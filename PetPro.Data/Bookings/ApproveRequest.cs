using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>The clinic takes a visit that was paid and waited for its word. Of two who decide at once the second is told that it is done.</summary>
public sealed class ApproveRequest(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var reservationId = await db.Bookings.AtClinicsOf(actor, Permissions.RunVisits).Where(b => b.Id == bookingId)
            .Select(b => (Guid?)b.ReservationId).SingleOrDefaultAsync(cancellation);
        if (reservationId is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (_, locked) = await Seats.LockAsync(db, reservationId.Value, cancellation);
        var booking = locked!;
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == booking.SlotId, cancellation);
        if (booking.Approve(slot.SlotDate, slot.SlotStartTime, clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
