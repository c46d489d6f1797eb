using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The owner waits no longer. A seat that was held passes on to the next in line.</summary>
public sealed class LeaveWaitlist(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid entryId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.WaitlistEntries.AnyAsync(e => e.Id == entryId && e.UserId == actor.UserId, cancellation))
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var open = await db.WaitlistOffers.AsNoTracking()
            .SingleOrDefaultAsync(o => o.EntryId == entryId && o.Status == WaitlistOfferStatus.Open, cancellation);
        if (open is not null && await Seats.ReleaseAsync(db, open.ReservationId, clock.GetUtcNow(), cancellation) is { IsOk: false } refused
            && refused.Error.Code != "hold-expired")
        {
            return refused;
        }

        var (entry, offer) = await WaitlistLine.LockAsync(db, entryId, cancellation);
        if (offer is not null && offer.Id != open?.Id)
        {
            return Error.Conflict("offer-just-came");
        }

        if (entry.Leave() is { IsOk: false } gone)
        {
            return gone;
        }

        offer?.Close(WaitlistOfferStatus.Declined);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
