using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear that a visit is off. Of one that was never paid they had not heard in the first place.</summary>
public sealed class TellClinicWhenBookingCancelled : IHandle<BookingCancelled>
{
    public async Task HandleAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.CancellationReason is CancellationReasons.Owner or CancellationReasons.PetDied
            && await db.FinancialEntries.AnyAsync(e => e.BookingId == happened.BookingId, cancellation))
        {
            await db.TellStaffAsync(
                await Visit.GetAsync(db, happened.BookingId, cancellation), NotificationTypes.ClinicBookingCancelled, cancellation);
        }
    }
}
