using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The people at the clinic hear that an owner has moved a visit. What they moved themselves they know.</summary>
public sealed class TellClinicWhenBookingRescheduled : IHandle<BookingRescheduled>
{
    public async Task HandleAsync(BookingRescheduled happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.MovedBy == "owner")
        {
            var visit = await Visit.GetAsync(db, happened.BookingId, cancellation);
            await db.TellStaffAsync(
                visit,
                NotificationTypes.ClinicBookingRescheduled,
                cancellation,
                (facts, language) => facts["before"] = Wording.When(happened.FromStartsAt, visit.TimeZone, language));
        }
    }
}
