using PetPro.Core.Bookings;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>The hold of an offer lapsed, or its owner gave it back on the page of the hold: the entry goes on waiting, or not.</summary>
public sealed class CloseWaitlistOfferWhenHoldEnded(TimeProvider clock) : IHandle<ReservationExpired>, IHandle<ReservationCancelled>
{
    public Task HandleAsync(ReservationExpired happened, PetProDb db, CancellationToken cancellation) =>
        CloseAsync(happened.ReservationId, WaitlistOfferStatus.Lapsed, db, cancellation);

    public Task HandleAsync(ReservationCancelled happened, PetProDb db, CancellationToken cancellation) =>
        CloseAsync(happened.ReservationId, WaitlistOfferStatus.Declined, db, cancellation);

    private async Task CloseAsync(Guid reservationId, WaitlistOfferStatus how, PetProDb db, CancellationToken cancellation)
    {
        var entryId = await db.WaitlistOffers.Where(o => o.ReservationId == reservationId).Select(o => (Guid?)o.EntryId).SingleOrDefaultAsync(cancellation);
        if (entryId is null)
        {
            return;
        }

        var (entry, offer) = await WaitlistLine.LockAsync(db, entryId.Value, cancellation);
        if (offer?.ReservationId != reservationId || !offer.Close(how))
        {
            return;
        }

        if (how == WaitlistOfferStatus.Lapsed)
        {
            entry.LetLapse(clock.GetUtcNow());
        }
        else
        {
            entry.WaitOn();
        }
    }
}
