using PetPro.Core.Bookings;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>
/// The money arrived: the booking is confirmed, with its share-out and one journal, in one commit. Where the hold had lapsed
/// the seat is taken again if it is free; where it is not to be had any more, everything goes back.
/// </summary>
public sealed class ConfirmBookingWhenPaymentSucceeded(TimeProvider clock) : IHandle<PaymentSucceeded>
{
    public async Task HandleAsync(PaymentSucceeded happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.SubjectType != PaymentSubjects.Booking)
        {
            return;
        }

        var reservationId = await db.Bookings.Where(b => b.Id == happened.SubjectId).Select(b => b.ReservationId).SingleAsync(cancellation);
        var (reservation, locked) = await Seats.LockAsync(db, reservationId, cancellation);
        var booking = locked!;
        var payment = await db.Payments.FromSql($"SELECT * FROM payments.payments WHERE id = {happened.PaymentId} FOR UPDATE")
            .Include(p => p.Refunds).SingleAsync(cancellation);
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == booking.SlotId, cancellation);
        if (booking.Status is BookingStatus.PendingPayment or BookingStatus.Expired
            && await BookablePets.IsThereAsync(db, booking, cancellation)
            && await HasSeatAsync(db, reservation, slot, cancellation))
        {
            reservation.Confirm();
            var now = clock.GetUtcNow();
            await Confirmation.DecideAsync(db, booking, payment.Id, slot, now, cancellation);
            var entry = await BookingMoney.ShareAsync(db, (booking.Id, booking.ServiceId), payment.Id, payment.Amount, now, cancellation);
            db.AddRange(entry, Journal.ForSale(entry, now));
        }
        else
        {
            GiveAllBack(db, booking, payment);
        }
    }

    /// <summary>The seat is still counted for this hold, or it can be taken again.</summary>
    private async Task<bool> HasSeatAsync(PetProDb db, Reservation reservation, Slot slot, CancellationToken cancellation)
    {
        if (reservation.Status == ReservationStatus.Pending)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        return reservation.Status == ReservationStatus.Expired && now < slot.StartsAt
            && !await PetTimes.IsElsewhereAsync(db, reservation, slot, cancellation)
            && await Seats.TryTakeAsync(db, slot.Id, slot.StaffId!.Value, now, cancellation);
    }

    private void GiveAllBack(PetProDb db, Booking booking, Payment payment)
    {
        var isPaidTwice = booking.HoldsSeat;
        BookingMoney.ReturnWhole(db, payment, isPaidTwice ? RefundReasons.PaidTwice : RefundReasons.SeatGone, clock.GetUtcNow());
        if (booking.Status is BookingStatus.PendingPayment or BookingStatus.Expired)
        {
            booking.Cancel(CancellationReasons.SeatGone, null, payment.Amount);
        }
    }
}
