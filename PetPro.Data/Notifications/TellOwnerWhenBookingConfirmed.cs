using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that the visit is booked, with a file for the calendar in the mail.</summary>
public sealed class TellOwnerWhenBookingConfirmed(MailQueue mails) : IHandle<BookingConfirmed>
{
    public async Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        var paid = visit.IsPaidAtClinic ? "at-clinic" : visit.Online < visit.Amount ? "deposit" : null;
        db.Tell(
            visit.OwnerId, visit.OwnerLanguage, NotificationTypes.BookingConfirmed, visit.Facts(visit.OwnerLanguage), visit.Link, visit.BookingId, paid);
        var arguments = new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.IsOfGuest ? "/account/forgot-password" : visit.Link,
        };
        if (paid is not null)
        {
            arguments[MailArguments.Wording] = visit.IsPaidAtClinic && visit.IsOfGuest ? "guest" : paid;
        }

        mails.Add(db, visit.OwnerId, NotificationTypes.BookingConfirmed, visit.OwnerLanguage, arguments);
    }
}
