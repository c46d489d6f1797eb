using PetPro.Core.Bookings;
using PetPro.Core.Notifications;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>
/// The owner hears that a payment was declined, for a visit, for pets that come together, or for the difference of a move, and whether
/// there is still time to pay in another way.
/// </summary>
public sealed class TellOwnerWhenPaymentFailed(TimeProvider clock) : IHandle<PaymentFailed>
{
    /// <summary>A page that its gateway closes so long after the hold was left by somebody, not declined to anybody.</summary>
    private static readonly TimeSpan WalkedAway = TimeSpan.FromMinutes(30);

    public async Task HandleAsync(PaymentFailed happened, PetProDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(happened, db, cancellation) is not var (bookingId, holdId))
        {
            return;
        }

        var hold = await db.Reservations.AsNoTracking().SingleAsync(r => r.Id == holdId, cancellation);
        if (hold.Status is not (ReservationStatus.Pending or ReservationStatus.Expired) || now > hold.ExpiresAt + WalkedAway)
        {
            return;
        }

        var visit = await Visit.GetAsync(db, bookingId, cancellation);
        var facts = visit.Facts(visit.OwnerLanguage);
        facts["until"] = Wording.Time(hold.ExpiresAt, visit.TimeZone, visit.OwnerLanguage);
        if (happened.SubjectType == PaymentSubjects.VisitGroup)
        {
            facts["pet"] = Wording.Names(await PetsAsync(db, happened.SubjectId, cancellation), visit.OwnerLanguage);
        }

        var isMove = happened.SubjectType == PaymentSubjects.BookingMove;
        var isHeld = hold.IsLiveAt(now);
        db.Tell(
            visit.OwnerId,
            visit.OwnerLanguage,
            NotificationTypes.PaymentDeclined,
            facts,
            isMove && isHeld ? $"/book/hold/{holdId}" : visit.Link,
            bookingId,
            (isMove ? "move-" : "") + (isHeld ? "held" : "lapsed"));
    }

    /// <returns>The visit that was to be paid for and what holds its seat; none = it is not waited for any more.</returns>
    private static async Task<(Guid BookingId, Guid HoldId)?> FindAsync(PaymentFailed happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.SubjectType == PaymentSubjects.BookingMove)
        {
            var move = await db.BookingMoves.AsNoTracking().SingleAsync(m => m.Id == happened.SubjectId, cancellation);
            return move.Status == MoveStatus.Open && move.PaymentId == happened.PaymentId && move.HoldId is { } holdId ? (move.BookingId, holdId) : null;
        }

        var waiting = await db.Bookings.AsNoTracking()
            .Where(b => b.Status == BookingStatus.PendingPayment || b.Status == BookingStatus.Expired)
            .Where(b => happened.SubjectType == PaymentSubjects.VisitGroup ? b.GroupId == happened.SubjectId
                : happened.SubjectType == PaymentSubjects.Booking && b.Id == happened.SubjectId)
            .OrderBy(b => b.Id).FirstOrDefaultAsync(cancellation);
        return waiting is null ? null : (waiting.Id, waiting.ReservationId);
    }

    /// <summary>In the order in which they come.</summary>
    private static Task<List<string>> PetsAsync(PetProDb db, Guid groupId, CancellationToken cancellation) => (
        from booking in db.Bookings
        join pet in db.Pets on booking.PetId equals pet.Id
        join slot in db.Slots on booking.SlotId equals slot.Id
        where booking.GroupId == groupId
        orderby slot.StartsAt, pet.Name
        select pet.Name).ToListAsync(cancellation);
}
