using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The owner hears that a payment was declined, and whether there is still time to pay in another way.</summary>
public sealed class TellOwnerWhenPaymentFailed(TimeProvider clock) : IHandle<PaymentFailed>
{
    /// <summary>A page that its gateway closes so long after the hold was left by somebody, not declined to anybody.</summary>
    private static readonly TimeSpan WalkedAway = TimeSpan.FromMinutes(30);

    public async Task HandleAsync(PaymentFailed happened, PetProDb db, CancellationToken cancellation)
    {
        var isWanted = happened.SubjectType == PaymentSubjects.Booking && await db.Bookings.AnyAsync(
            b => b.Id == happened.SubjectId && (b.Status == BookingStatus.PendingPayment || b.Status == BookingStatus.Expired), cancellation);
        if (!isWanted)
        {
            return;
        }

        var visit = await Visit.GetAsync(db, happened.SubjectId, cancellation);
        var hold = await db.Reservations.AsNoTracking().SingleAsync(r => r.Id == visit.ReservationId, cancellation);
        if (clock.GetUtcNow() > hold.ExpiresAt + WalkedAway)
        {
            return;
        }

        var facts = visit.Facts(visit.OwnerLanguage);
        facts["until"] = Wording.Time(hold.ExpiresAt, visit.TimeZone, visit.OwnerLanguage);
        db.Tell(
            visit.OwnerId,
            visit.OwnerLanguage,
            NotificationTypes.PaymentDeclined,
            facts,
            visit.Link,
            visit.BookingId,
            hold.IsLiveAt(clock.GetUtcNow()) ? "held" : "lapsed");
    }
}
