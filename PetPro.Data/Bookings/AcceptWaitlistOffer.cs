using Microsoft.Extensions.Options;

namespace PetPro.Data.Bookings;

/// <summary>The owner takes the offered time: the seat stays held while paying, for as long as anybody has. Taking it again gives the same hold.</summary>
public sealed class AcceptWaitlistOffer(IDbContextFactory<PetProDb> contexts, IOptions<BookingOptions> options, TimeProvider clock)
{
    /// <returns>The hold.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid offerId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = await db.WaitlistOffers.OwnedBy(db, actor).Where(o => o.Id == offerId).Select(o => new { o.EntryId, o.ReservationId })
            .SingleOrDefaultAsync(cancellation);
        if (mine is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (reservation, _) = await Seats.LockAsync(db, mine.ReservationId, cancellation);
        var (_, offer) = await WaitlistLine.LockAsync(db, mine.EntryId, cancellation);
        var now = clock.GetUtcNow();
        if (offer?.Id != offerId || !reservation.IsLiveAt(now))
        {
            return Error.Conflict("offer-gone");
        }

        if (offer.Accept(now, now + options.Value.HoldFor) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        reservation.ExtendTo(offer.ExpiresAt, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return reservation.Id;
    }
}
