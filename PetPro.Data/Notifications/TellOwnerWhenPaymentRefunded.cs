using System.Globalization;
using PetPro.Core.Notifications;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that money is on its way back.</summary>
public sealed class TellOwnerWhenPaymentRefunded(MailQueue mails) : IHandle<PaymentRefunded>
{
    public async Task HandleAsync(PaymentRefunded happened, PetProDb db, CancellationToken cancellation)
    {
        var ofBooking = await db.Refunds.Where(r => r.Id == happened.RefundId).Select(r => r.BookingId).SingleAsync(cancellation);
        var bookingId = ofBooking ?? happened.SubjectType switch
        {
            PaymentSubjects.Booking => happened.SubjectId,
            PaymentSubjects.BookingMove => await db.BookingMoves.Where(m => m.Id == happened.SubjectId).Select(m => m.BookingId).SingleAsync(cancellation),
            PaymentSubjects.VisitGroup => await db.Bookings.Where(b => b.GroupId == happened.SubjectId).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync(cancellation),
            _ => (Guid?)null,
        };
        if (bookingId is null)
        {
            return;
        }

        var visit = await Visit.GetAsync(db, bookingId.Value, cancellation);
        var facts = visit.Facts(visit.OwnerLanguage);
        facts["refund"] = Wording.Rupiah(Money.Idr(happened.Amount));
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.RefundPaid, facts, visit.Link, visit.BookingId);
        mails.Add(db, visit.OwnerId, NotificationTypes.RefundPaid, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = visit.Link,
            [MailArguments.Refund] = happened.Amount.ToString(CultureInfo.InvariantCulture),
        });
    }
}
