using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>
/// Asks the owner how the visit was, once it is over; not whose animal has died. The mail waits as long as the clinic may take the
/// step back, and does not go out then: see <see cref="WithdrawReviewInviteWhenStepUndone"/>.
/// </summary>
public sealed class InviteReviewWhenBookingCompleted(MailQueue mails) : IHandle<BookingCompleted>
{
    public async Task HandleAsync(BookingCompleted happened, PetProDb db, CancellationToken cancellation)
    {
        if (await db.Bookings.AnyAsync(b => b.Id == happened.BookingId && db.Pets.Any(p => p.Id == b.PetId && p.DiedOn != null), cancellation))
        {
            return;
        }

        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        var link = $"{visit.Link}/review";
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.ReviewInvited, visit.Facts(visit.OwnerLanguage), link, visit.BookingId);
        mails.Add(db, visit.OwnerId, NotificationTypes.ReviewInvited, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = visit.BookingId.ToString(),
            [MailArguments.Link] = link,
        }, sendFrom: happened.CompletedAt + VisitProgress.UndoFor);
    }
}
