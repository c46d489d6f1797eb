using PetPro.Core.Bookings;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// The difference was paid: the visit moves to the seat that was held for it. Paid late, it moves if the seat is still to be had;
/// where it is not, or the visit is not what it was, everything goes back and the visit stays.
/// </summary>
public sealed class MoveBookingWhenPaymentSucceeded(TimeProvider clock) : IHandle<PaymentSucceeded>
{
    public async Task HandleAsync(PaymentSucceeded happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.SubjectType != PaymentSubjects.BookingMove)
        {
            return;
        }

        var planned = await (from m in db.BookingMoves
                             join b in db.Bookings on m.BookingId equals b.Id
                             where m.Id == happened.SubjectId
                             select new { m.BookingId, HoldId = m.HoldId!.Value, b.ReservationId }).SingleAsync(cancellation);
        var reservations = await Seats.LockReservationsAsync(db, [planned.ReservationId, planned.HoldId], cancellation);
        var (visit, hold) = (reservations.Single(r => r.Id == planned.ReservationId), reservations.Single(r => r.Id == planned.HoldId));
        var booking = await Seats.LockBookingAsync(db, planned.BookingId, cancellation);
        var move = await db.BookingMoves.SingleAsync(m => m.Id == happened.SubjectId, cancellation);
        var payment = (await db.LockPaymentAsync(happened.PaymentId, cancellation))!;
        var kept = await BookingMoney.KeptAsync(db, booking.Id, cancellation);
        var to = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == move.ToSlotId, cancellation);
        await Seats.LockTimesAsync(db, [visit.SlotId, to.Id], cancellation);
        if (move.StillFits(booking, kept) && await HasSeatAsync(db, hold, to, cancellation))
        {
            await MoveAsync(db, new Moving(visit, booking, move, hold), to, payment, kept, cancellation);
        }
        else
        {
            await StayAsync(db, new Moving(visit, booking, move, hold), payment, cancellation);
        }
    }

    /// <summary>The seat is still counted for this hold, or it can be taken again.</summary>
    private async Task<bool> HasSeatAsync(PetProDb db, Reservation hold, Slot to, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return hold.Status == ReservationStatus.Pending
            || (hold.Status == ReservationStatus.Expired && now < to.StartsAt
                && !await PetTimes.IsElsewhereAsync(db, hold, to, cancellation)
                && await Seats.TryTakeAsync(db, to.Id, to.StaffId!.Value, now, cancellation));
    }

    private async Task MoveAsync(PetProDb db, Moving moving, Slot to, Payment payment, Money kept, CancellationToken cancellation)
    {
        var (now, move, booking) = (clock.GetUtcNow(), moving.Open!, moving.Booking);
        var rules = await db.Clinics.Where(c => c.Id == booking.ClinicId).Select(c => c.BookingRules).SingleAsync(cancellation);
        moving.Hold!.HandOver();
        await db.SaveChangesAsync(cancellation);
        await Seats.GiveBackAsync(db, moving.Visit.SlotId, now, cancellation);
        moving.Visit.MoveTo(to);
        move.PayWith(payment.Id);
        move.Done(now);
        booking.MoveTo(move, kept + payment.Amount, booking.RefundPercent(rules, move.FromStartsAt, move.CreatedAt));
        var entry = await BookingMoney.ShareAsync(db, (booking.Id, booking.ServiceId), payment.Id, payment.Amount, now, cancellation);
        db.AddRange(entry, Journal.ForSale(entry, now));
    }

    private async Task StayAsync(PetProDb db, Moving moving, Payment payment, CancellationToken cancellation)
    {
        var (now, isPaidTwice) = (clock.GetUtcNow(), moving.Open!.Status == MoveStatus.Done);
        BookingMoney.ReturnWhole(db, payment, isPaidTwice ? RefundReasons.PaidTwice : RefundReasons.SeatGone, now);
        moving.Open.Drop();
        if (moving.Hold is { Status: ReservationStatus.Pending } hold)
        {
            hold.Cancel();
            await Seats.GiveBackAsync(db, hold.SlotId, now, cancellation);
        }
    }
}
