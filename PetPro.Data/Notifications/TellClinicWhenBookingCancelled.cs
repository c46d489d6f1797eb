using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>
/// The people at the clinic hear that a visit is off, also of one that they had entered themselves. Of one that was booked online and
/// never paid they had not heard in the first place.
/// </summary>
public sealed class TellClinicWhenBookingCancelled : IHandle<BookingCancelled>
{
    public async Task HandleAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.CancellationReason is CancellationReasons.Owner or CancellationReasons.PetDied
            && await Visit.GetAsync(db, happened.BookingId, cancellation) is var visit
            && (visit.IsPaidAtClinic || await db.FinancialEntries.AnyAsync(e => e.BookingId == happened.BookingId, cancellation)))
        {
            await db.TellStaffAsync(visit, NotificationTypes.ClinicBookingCancelled, cancellation);
        }
    }
}
