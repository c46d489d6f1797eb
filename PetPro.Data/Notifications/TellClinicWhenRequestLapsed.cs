using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear that they let a request lapse. Of what they rejected themselves they know.</summary>
public sealed class TellClinicWhenRequestLapsed : IHandle<BookingRejected>
{
    public async Task HandleAsync(BookingRejected happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.RejectionReason == CancellationReasons.Unanswered)
        {
            await db.TellStaffAsync(
                await Visit.GetAsync(db, happened.BookingId, cancellation), NotificationTypes.ClinicRequestLapsed, cancellation);
        }
    }
}
