using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The owner does not want the offered time: it passes on to the next in line at once, and the owner keeps the place for another.</summary>
public sealed class DeclineWaitlistOffer(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid offerId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = await db.WaitlistOffers.OwnedBy(db, actor).Where(o => o.Id == offerId).Select(o => new { o.EntryId, o.ReservationId })
            .SingleOrDefaultAsync(cancellation);
        if (mine is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Seats.ReleaseAsync(db, mine.ReservationId, clock.GetUtcNow(), cancellation) is { IsOk: false } refused)
        {
            return refused;
        }

        var (entry, offer) = await WaitlistLine.LockAsync(db, mine.EntryId, cancellation);
        if (offer?.Id == offerId)
        {
            offer.Close(WaitlistOfferStatus.Declined);
            entry.WaitOn();
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
