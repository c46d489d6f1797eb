namespace PetPro.Data.Bookings;

/// <summary>Gives a held seat back before it is paid. Giving back what is given back already changes nothing.</summary>
public sealed class ReleaseReservation(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid reservationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Reservations.OwnedBy(actor).AnyAsync(r => r.Id == reservationId, cancellation))
        {
            return Error.NotFound;
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
}
