using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who did not answer hears that the time has passed on, and whether the waiting goes on.</summary>
public sealed class TellOwnerWhenOfferLapsed : IHandle<WaitlistOfferClosed>
{
    public async Task HandleAsync(WaitlistOfferClosed happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.Outcome == "lapsed")
        {
            var seat = await OfferedSeat.GetAsync(db, happened.OfferId, cancellation);
            db.Tell(
                seat.OwnerId,
                seat.OwnerLanguage,
                NotificationTypes.WaitlistLapsed,
                seat.Facts(seat.OwnerLanguage),
                "/owner/waitlist",
                wording: seat.IsOver ? "over" : "waiting");
        }
    }
}
