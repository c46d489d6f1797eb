using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// Opens the gateway's page for the difference of a move whose new seat is held. While an attempt is open the same move gives the same
/// payment; after a declined attempt a new one.
/// </summary>
public sealed class PayForMove(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock)
{
    /// <param name="returnTo">Where the gateway sends the browser back to, given the booking's id.</param>
    public async Task<Result<BookingInPayment>> RunAsync(
        Actor actor, Guid moveId, string paymentMethod, Func<Guid, Uri> returnTo, CancellationToken cancellation)
    {
        if (!PaymentMethods.IsWellFormed(paymentMethod))
        {
            return Error.Invalid("paymentMethod", paymentMethod.Length == 0 ? "required" : "payment-method-format", string.Join(", ", PaymentMethods.Offered));
        }

        var begun = await BeginAsync(actor, moveId, paymentMethod, cancellation);
        if (!begun.IsOk)
        {
            return begun.Error;
        }

        var (booking, payment) = begun.Value;
        try
        {
            if (payment.PaymentUrl is null)
            {
                await GatewayPages.OpenAsync(contexts, gateway, payment, booking.ReferenceCode, returnTo(booking.Id), cancellation);
            }

            return new BookingInPayment(booking.Id, payment.Id, payment.PaymentUrl, booking.Status, booking.ReferenceCode);
        }
        catch (GatewayUnavailableException)
        {
            return Error.Unavailable("gateway-unavailable");
        }
    }

    private async Task<Result<(Booking Booking, Payment Payment)>> BeginAsync(
        Actor actor, Guid moveId, string paymentMethod, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = await (
            from move in db.BookingMoves
            join owned in db.Bookings.OwnedBy(actor) on move.BookingId equals owned.Id
            where move.Id == moveId && move.HoldId != null
            select new { move.BookingId, owned.ReservationId }).SingleOrDefaultAsync(cancellation);
        if (mine is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moving = await Moves.LockAsync(db, mine.BookingId, mine.ReservationId, cancellation);
        if (moving.Open is not { } open || open.Id != moveId || moving.Hold is not { } hold || !hold.IsLiveAt(clock.GetUtcNow()))
        {
            return Error.Conflict("hold-expired");
        }

        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == open.PaymentId, cancellation);
        if (payment is null || payment.Status == PaymentStatus.Failed)
        {
            payment = Payment.Begin(PaymentSubjects.BookingMove, open.Id, actor.UserId, gateway.Name, open.Difference, paymentMethod, hold.ExpiresAt);
            db.Add(payment);
            open.PayWith(payment.Id);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return (moving.Booking, payment);
    }
}
