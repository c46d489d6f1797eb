using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
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
            && await HasSeatAsync(db, reservation, slot, cancellation))
        {
            reservation.Confirm();
            await DecideAsync(db, booking, payment, slot, cancellation);
            var entry = await ShareAsync(db, booking, payment, cancellation);
            db.AddRange(entry, Journal.ForSale(entry, clock.GetUtcNow()));
        }
        else
        {
            GiveAllBack(db, booking, payment);
        }
    }

    /// <summary>Most are visits at once; what the clinic takes only after a look waits for its word.</summary>
    private async Task DecideAsync(PetProDb db, Booking booking, Payment payment, Slot slot, CancellationToken cancellation)
    {
        if (await db.Services.AnyAsync(s => s.Id == booking.ServiceId && s.RequiresApproval, cancellation))
        {
            booking.RequestApproval(payment.Id, ApprovalTerms.AnswerBefore(clock.GetUtcNow(), slot.StartsAt));
        }
        else
        {
            booking.Confirm(payment.Id, slot.SlotDate, slot.SlotStartTime);
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
        var heldAnew = await db.Reservations.AnyAsync(
            r => r.SlotId == slot.Id && r.PetId == reservation.PetId
                && (r.Status == ReservationStatus.Pending || r.Status == ReservationStatus.Confirmed),
            cancellation);
        return reservation.Status == ReservationStatus.Expired && !heldAnew && now < slot.StartsAt
            && await Seats.TryTakeAsync(db, slot.Id, slot.StaffId!.Value, now, cancellation);
    }

    private async Task<FinancialEntry> ShareAsync(PetProDb db, Booking booking, Payment payment, CancellationToken cancellation)
    {
        var sold = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where service.Id == booking.ServiceId
            select new { service.TaxClass, clinic.CommissionRate, clinic.TimeZone }).SingleAsync(cancellation);
        var rates = await db.TaxRates.AsNoTracking().ToListAsync(cancellation);
        var day = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(sold.TimeZone), clock.GetUtcNow());
        var split = SaleSplit.Of(
            payment.Amount, sold.CommissionRate, TaxRate.On(rates, sold.TaxClass, day), TaxRate.On(rates, TaxClasses.Standard, day));
        return FinancialEntry.ForBooking(booking.Id, booking.ClinicId, payment.Id, split, sold.CommissionRate, sold.TaxClass);
    }

    private void GiveAllBack(PetProDb db, Booking booking, Payment payment)
    {
        var isPaidTwice = booking.HoldsSeat;
        var refund = payment.GiveBack(payment.Refundable, isPaidTwice ? RefundReasons.PaidTwice : RefundReasons.SeatGone);
        db.Add(refund.Value);
        db.Add(Journal.ForReturnedPayment(payment.Id, payment.Amount, clock.GetUtcNow()));
        if (booking.Status is BookingStatus.PendingPayment or BookingStatus.Expired)
        {
            booking.Cancel(CancellationReasons.SeatGone, null, payment.Amount);
        }
    }
}
