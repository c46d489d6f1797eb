using System.Globalization;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that the clinic cannot take the visit, in its own words, and that everything goes back.</summary>
public sealed class TellOwnerWhenBookingRejected(MailQueue mails) : IHandle<BookingRejected>
{
    public async Task HandleAsync(BookingRejected happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        var facts = visit.Facts(visit.OwnerLanguage);
        facts["refund"] = Wording.Rupiah(Money.Idr(happened.RefundAmount));
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.BookingRejected, facts, visit.Link, visit.BookingId, happened.RejectionReason);
        mails.Add(db, visit.OwnerId, NotificationTypes.BookingRejected, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.Link,
            [MailArguments.Refund] = happened.RefundAmount.ToString(CultureInfo.InvariantCulture),
            [MailArguments.Wording] = happened.RejectionReason,
        });
    }
}
