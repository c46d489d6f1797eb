using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear that somebody waits for their word.</summary>
public sealed class TellClinicWhenApprovalRequested : IHandle<BookingApprovalRequested>
{
    public async Task HandleAsync(BookingApprovalRequested happened, PetProDb db, CancellationToken cancellation) => await db.TellStaffAsync(
        await Visit.GetAsync(db, happened.BookingId, cancellation), NotificationTypes.ClinicRequested, cancellation);
}
