using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The visit goes on after all: nobody is asked yet how it was.</summary>
public sealed class WithdrawReviewInviteWhenStepUndone : IHandle<BookingStepUndone>
{
    public async Task HandleAsync(BookingStepUndone happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.Step == "complete")
        {
            await db.Notifications.Where(n => n.BookingId == happened.BookingId && n.Type == NotificationTypes.ReviewInvited)
                .ExecuteDeleteAsync(cancellation);
        }
    }
}
