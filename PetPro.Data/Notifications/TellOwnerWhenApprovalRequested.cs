using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that the money is there, and by when the clinic answers.</summary>
public sealed class TellOwnerWhenApprovalRequested(MailQueue mails) : IHandle<BookingApprovalRequested>
{
    public async Task HandleAsync(BookingApprovalRequested happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.ApprovalRequested, visit.Facts(visit.OwnerLanguage), visit.Link, visit.BookingId);
        mails.Add(db, visit.OwnerId, NotificationTypes.ApprovalRequested, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.Link,
        });
    }
}
