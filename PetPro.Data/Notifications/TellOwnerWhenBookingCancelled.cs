using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that the visit is off, why, and what goes back.</summary>
public sealed class TellOwnerWhenBookingCancelled(MailQueue mails) : IHandle<BookingCancelled>
{
    public async Task HandleAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        var isTooLate = happened.CancellationReason == CancellationReasons.SeatGone;
        var type = isTooLate ? NotificationTypes.PaidTooLate : NotificationTypes.BookingCancelled;
        var wording = isTooLate ? null : await WordAsync(happened, db, cancellation);
        var facts = visit.Facts(visit.OwnerLanguage);
        facts["refund"] = Wording.Rupiah(Money.Idr(happened.RefundAmount));
        db.Tell(visit.OwnerId, visit.OwnerLanguage, type, facts, visit.Link, visit.BookingId, wording);
        var arguments = new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.Link,
            [MailArguments.Refund] = happened.RefundAmount.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (wording is not null)
        {
            arguments[MailArguments.Wording] = wording;
        }

        mails.Add(db, visit.OwnerId, type, visit.OwnerLanguage, arguments);
    }

    /// <summary>Who gave it up, and whether something goes back, nothing goes back, or nothing had been paid.</summary>
    private static async Task<string> WordAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation)
    {
        var who = happened.CancellationReason switch
        {
            CancellationReasons.Clinic => "clinic",
            CancellationReasons.PetDied => "pet-died",
            CancellationReasons.PetTransferred => "pet-transferred",
            _ => "owner",
        };
        var wasSold = happened.RefundAmount > 0 || await db.FinancialEntries.AnyAsync(e => e.BookingId == happened.BookingId, cancellation);
        return (happened.RefundAmount, wasSold) switch
        {
            ( > 0, _) => $"{who}-refund",
            (_, true) => $"{who}-no-refund",
            _ => $"{who}-unpaid",
        };
    }
}
