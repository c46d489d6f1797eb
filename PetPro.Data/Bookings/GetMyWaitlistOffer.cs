using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>An offered time with what deciding about it needs. It can still be read when it is over.</summary>
public sealed class GetMyWaitlistOffer(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<WaitlistOfferView>> RunAsync(Actor actor, Guid offerId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var offer = await db.WaitlistOffers.AsNoTracking().OwnedBy(db, actor).SingleOrDefaultAsync(o => o.Id == offerId, cancellation);
        if (offer is null)
        {
            return Error.NotFound;
        }

        var hold = await HoldView.Of(db, db.Reservations.AsNoTracking().Where(r => r.Id == offer.ReservationId)).SingleAsync(cancellation);
        return new WaitlistOfferView(offer.Id, offer.EntryId, offer.Status, offer.ExpiresAt, hold.InZone());
    }
}

public sealed record WaitlistOfferView(Guid Id, Guid EntryId, WaitlistOfferStatus Status, DateTimeOffset ExpiresAt, HoldView Hold);
