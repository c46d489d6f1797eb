using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// The owner cancels: the seat is free at once, the refund by the clinic's rule is decided and journalled in the same commit and
/// sent to the gateway afterwards.
/// </summary>
public sealed class CancelBooking(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="expectedRefund">What the person was shown; if the rule says otherwise by now, nothing is cancelled. None = whatever it is.</param>
    public async Task<Result<Money>> RunAsync(Actor actor, Guid bookingId, string? note, Money? expectedRefund, CancellationToken cancellation)
    {
        if (note?.Length > 500)
        {
            return Error.Invalid("reason", "too-long", 500);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = await db.Bookings.OwnedBy(actor).Where(b => b.Id == bookingId).Select(b => (Guid?)b.ReservationId).SingleOrDefaultAsync(cancellation);
        if (mine is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (reservation, locked) = await Seats.LockAsync(db, mine.Value, cancellation);
        var booking = locked!;
        var now = clock.GetUtcNow();
        var terms = await CancellationTerms.OfAsync(db, booking, now, cancellation);
        if ((terms.Refusal ?? (booking is { GroupId: not null, Status: BookingStatus.PendingPayment } ? Error.Conflict("hold-in-group") : null)) is { } refusal)
        {
            return refusal;
        }

        if (expectedRefund is { } expected && expected != terms.Refund)
        {
            return Error.Conflict("refund-changed");
        }

        booking.Cancel(CancellationReasons.Owner, note, terms.Refund);
        var heldSeat = reservation.Status is ReservationStatus.Pending or ReservationStatus.Confirmed;
        reservation.Cancel();
        await BookingMoney.GiveBackAsync(db, booking.Id, terms.Refund, RefundReasons.Cancelled, now, cancellation);
        if (heldSeat)
        {
            await Seats.GiveBackAsync(db, booking.SlotId, now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return terms.Refund;
    }
}
