using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear of a new visit.</summary>
public sealed class TellClinicWhenBookingConfirmed : IHandle<BookingConfirmed>
{
    public async Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation) => await db.TellStaffAsync(
        await Visit.GetAsync(db, happened.BookingId, cancellation), NotificationTypes.ClinicBooked, cancellation);
}
