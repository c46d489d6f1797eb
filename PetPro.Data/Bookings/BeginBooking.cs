using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// Turns a held seat into a booking in payment and opens the gateway's page. The same reservation gives the same booking and,
/// while an attempt is open, the same payment; after a declined attempt a new one.
/// </summary>
public sealed class BeginBooking(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock)
{
    /// <param name="returnTo">Where the gateway sends the browser back to, given the booking's id.</param>
    public async Task<Result<BookingInPayment>> RunAsync(
        Actor actor, Guid reservationId, string paymentMethod, Func<Guid, Uri> returnTo, CancellationToken cancellation)
    {
        if (!PaymentMethods.IsWellFormed(paymentMethod))
        {
            return Error.Invalid("paymentMethod", paymentMethod.Length == 0 ? "required" : "payment-method-format", string.Join(", ", PaymentMethods.Offered));
        }

        var begun = await BeginAsync(actor, reservationId, paymentMethod, cancellation);
        if (!begun.IsOk || begun.Value.Payment.PaymentUrl is not null)
        {
            return begun.IsOk ? View(begun.Value.Booking, begun.Value.Payment) : begun.Error;
        }

        var (booking, payment) = begun.Value;
        try
        {
            await GatewayPages.OpenAsync(contexts, gateway, payment, booking.ReferenceCode, returnTo(booking.Id), cancellation);
            return View(booking, payment);
        }
        catch (GatewayUnavailableException)
        {
            return Error.Unavailable("gateway-unavailable");
        }
    }

    private async Task<Result<(Booking Booking, Payment Payment)>> BeginAsync(
        Actor actor, Guid reservationId, string paymentMethod, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Reservations.OwnedBy(actor).AnyAsync(r => r.Id == reservationId, cancellation))
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (reservation, booking) = await Seats.LockAsync(db, reservationId, cancellation);
        if (reservation.MovesReservationId is not null || reservation.GroupId is not null)
        {
            return Error.Conflict(reservation.GroupId is null ? "hold-moves-visit" : "hold-in-group");
        }

        var payment = booking is null ? null : await db.Payments.SingleOrDefaultAsync(p => p.Id == booking.PaymentId, cancellation);
        if (payment is not null && payment.Status != PaymentStatus.Failed)
        {
            return (booking!, payment);
        }

        if (!reservation.IsLiveAt(clock.GetUtcNow()))
        {
            return Error.Conflict(reservation.Status == ReservationStatus.Cancelled ? "hold-cancelled" : "hold-expired");
        }

        if (await db.Services.AnyAsync(s => s.Id == reservation.ServiceId && db.Clinics.Any(c => c.Id == s.ClinicId && c.Status != ClinicStatus.Approved), cancellation))
        {
            return Error.Conflict("clinic-suspended");
        }

        if (await VaccineDemand.RefusalAsync(db, reservation.PetId, reservation.SlotId, clock.GetUtcNow(), cancellation) is { } missing)
        {
            return missing;
        }

        if (booking is null)
        {
            var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == reservation.ServiceId, cancellation);
            var day = await db.Slots.Where(s => s.Id == reservation.SlotId).Select(s => s.SlotDate).SingleAsync(cancellation);
            var price = service.PriceOn(day);
            booking = Booking.Begin(reservation, service.ClinicId, price, service.DepositOf(price));
            db.Add(booking);
        }

        payment = Payment.Begin(PaymentSubjects.Booking, booking.Id, actor.UserId, gateway.Name, booking.ToPayOnline, paymentMethod, reservation.ExpiresAt);
        db.Add(payment);
        booking.PayWith(payment.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (booking, payment);
    }

    private static BookingInPayment View(Booking booking, Payment payment) =>
        new(booking.Id, payment.Id, payment.PaymentUrl, booking.Status, booking.ReferenceCode);
}

/// <param name="PaymentUrl">The gateway's page.</param>
public sealed record BookingInPayment(Guid BookingId, Guid PaymentId, string? PaymentUrl, BookingStatus Status, string Reference);
