using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>
/// Owners with a coming visit hear that the clinic is suspended and that they may leave for the whole price; also who was paying
/// in that moment and is booked only afterwards.
/// </summary>
public sealed class TellOwnersWhenClinicSuspended(MailQueue mails, TimeProvider clock) : IHandle<ClinicSuspended>, IHandle<BookingConfirmed>
{
    public async Task HandleAsync(ClinicSuspended happened, PetProDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var coming = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            where booking.ClinicId == happened.ClinicId && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.PendingApproval) && slot.StartsAt > now
            orderby booking.Id
            select booking.Id).ToListAsync(cancellation);
        foreach (var bookingId in coming)
        {
            await TellAsync(bookingId, db, cancellation);
        }
    }

    public async Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation)
    {
        var isSuspended = await db.Bookings.AnyAsync(
            b => b.Id == happened.BookingId && db.Clinics.Any(c => c.Id == b.ClinicId && c.Status == ClinicStatus.Suspended), cancellation);
        if (isSuspended)
        {
            await TellAsync(happened.BookingId, db, cancellation);
        }
    }

    private async Task TellAsync(Guid bookingId, PetProDb db, CancellationToken cancellation)
    {
        var visit = await Visit.GetAsync(db, bookingId, cancellation);
        db.Tell(visit.OwnerId, visit.OwnerLanguage, NotificationTypes.VisitClinicSuspended, visit.Facts(visit.OwnerLanguage), visit.Link, visit.BookingId);
        mails.Add(db, visit.OwnerId, NotificationTypes.VisitClinicSuspended, visit.OwnerLanguage, new Dictionary<string, string>
        {
            [MailArguments.Booking] = bookingId.ToString(),
            [MailArguments.Link] = visit.Link,
        });
    }
}
