using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Gives a held seat back before it is paid. Giving back what is given back already changes nothing.</summary>
public sealed class ReleaseReservation(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid reservationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = await db.Reservations.OwnedBy(actor).Where(r => r.Id == reservationId).Select(r => new { r.GroupId }).SingleOrDefaultAsync(cancellation);
        if (mine is null)
        {
            return Error.NotFound;
        }

        if (mine.GroupId is { } groupId)
        {
            return await ReleaseGroupAsync(db, groupId, cancellation);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Seats.ReleaseAsync(db, reservationId, clock.GetUtcNow(), cancellation) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    /// <summary>Pets that come together are held together: all the seats are given back.</summary>
    private async Task<Result> ReleaseGroupAsync(PetProDb db, Guid groupId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (holds, bookings) = await Groups.LockAsync(db, groupId, cancellation);
        if (holds.Exists(h => h.Status == ReservationStatus.Confirmed))
        {
            return Error.Conflict("already-booked");
        }

        if (holds.Exists(h => h.Status == ReservationStatus.Expired))
        {
            return Error.Conflict("hold-expired");
        }

        bookings.FindAll(b => b.Status == BookingStatus.PendingPayment).ForEach(b => b.Cancel(CancellationReasons.Owner, null, Money.Zero));
        await Groups.ReleaseAsync(db, holds, clock.GetUtcNow(), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
