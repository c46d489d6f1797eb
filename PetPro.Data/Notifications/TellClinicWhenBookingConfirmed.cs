using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear of a new visit. Of what they entered at the desk they know.</summary>
public sealed class TellClinicWhenBookingConfirmed : IHandle<BookingConfirmed>
{
    public async Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
        if (!visit.IsPaidAtClinic)
        {
            await db.TellStaffAsync(visit, NotificationTypes.ClinicBooked, cancellation);
        }
    }
}
