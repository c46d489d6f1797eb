using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who waits hears at once that a time is held; a mail that would come too late is not sent any more.</summary>
public sealed class TellOwnerWhenSeatOffered(MailQueue mails) : IHandle<WaitlistOffered>
{
    public async Task HandleAsync(WaitlistOffered happened, PetProDb db, CancellationToken cancellation)
    {
        var seat = await OfferedSeat.GetAsync(db, happened.OfferId, cancellation);
        db.Tell(seat.OwnerId, seat.OwnerLanguage, NotificationTypes.WaitlistOffered, seat.Facts(seat.OwnerLanguage), seat.Link);
        mails.Add(
            db,
            seat.OwnerId,
            NotificationTypes.WaitlistOffered,
            seat.OwnerLanguage,
            new Dictionary<string, string> { [MailArguments.Offer] = seat.OfferId.ToString(), [MailArguments.Link] = seat.Link },
            happened.ExpiresAt);
    }
}
