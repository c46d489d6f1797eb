using System.Globalization;
using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears where the visit has moved to, whoever moved it, with a file that moves it in the calendar too.</summary>
public sealed class TellOwnerWhenBookingRescheduled(MailQueue mails) : IHandle<BookingRescheduled>
{
    public async Task HandleAsync(BookingRescheduled happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        var wording = happened.MovedBy == "clinic" ? "clinic" : happened.Difference switch { > 0 => "owner-paid", < 0 => "owner-refund", _ => "owner" };
        var facts = visit.Facts(visit.OwnerLanguage);
        facts["before"] = Wording.When(happened.FromStartsAt, visit.TimeZone, visit.OwnerLanguage);
        facts["paid"] = Wording.Rupiah(Money.Idr(happened.Difference));
        facts["refund"] = Wording.Rupiah(Money.Idr(-happened.Difference));
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.BookingRescheduled, facts, visit.Link, visit.BookingId, wording);
        mails.Add(db, visit.OwnerId, NotificationTypes.BookingRescheduled, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.Link,
            [MailArguments.Wording] = wording,
            [MailArguments.Before] = happened.FromStartsAt.ToString("O", CultureInfo.InvariantCulture),
            [MailArguments.Paid] = Math.Max(0, happened.Difference).ToString(CultureInfo.InvariantCulture),
            [MailArguments.Refund] = Math.Max(0, -happened.Difference).ToString(CultureInfo.InvariantCulture),
        });
    }
}
