using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>What moving a visit shares, whoever moves it.</summary>
internal static class Moves
{
    /// <summary>Locks a visit's reservation, the hold of a move of it that is being paid, the booking, and that move.</summary>
    public static async Task<Moving> LockAsync(PetProDb db, Guid bookingId, Guid reservationId, CancellationToken cancellation)
    {
        var holdId = await db.BookingMoves.Where(m => m.BookingId == bookingId && m.Status == MoveStatus.Open).Select(m => m.HoldId).SingleOrDefaultAsync(cancellation);
        var reservations = await Seats.LockReservationsAsync(db, holdId is { } id ? [reservationId, id] : [reservationId], cancellation);
        var booking = await Seats.LockBookingAsync(db, bookingId, cancellation);
        var open = await db.BookingMoves.SingleOrDefaultAsync(m => m.BookingId == bookingId && m.Status == MoveStatus.Open, cancellation);
        return new Moving(reservations.Single(r => r.Id == reservationId), booking, open, reservations.Find(r => r.Id == open?.HoldId));
    }

    /// <summary>The move is decided and costs nothing more: seat, visit and money change together, or nothing does.</summary>
    /// <returns>False = there is no seat, and the transaction is of no use any more.</returns>
    public static async Task<bool> TryMoveAsync(
        PetProDb db, Moving moving, BookingMove move, MoveTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        await BookingMoney.GiveBackAsync(
            db, move.BookingId, terms.Difference < Money.Zero ? -terms.Difference : Money.Zero, RefundReasons.Moved, now, cancellation);
        await Seats.LockTimesAsync(db, moving.SlotsWith(terms.To.Id), cancellation);
        await DropOpenAsync(db, moving, now, cancellation);
        await (terms.SharesStaffTime ? Seats.FreeAsync(db, terms.From.Id, now, cancellation) : Seats.GiveBackAsync(db, terms.From.Id, now, cancellation));
        if (await Seats.TakeOrEndAsync(db, terms.To.Id, terms.To.StaffId!.Value, now, cancellation) != true)
        {
            return false;
        }

        moving.Visit.MoveTo(terms.To);
        moving.Booking.MoveTo(move, terms.Difference < Money.Zero ? terms.Kept + terms.Difference : terms.Kept, terms.RefundPercent);
        move.Done(now);
        db.Add(move);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Gives up a move that was being paid: whoever pays it yet gets it back.</summary>
    public static async Task DropOpenAsync(PetProDb db, Moving moving, DateTimeOffset now, CancellationToken cancellation)
    {
        moving.Open?.Drop();
        if (moving.Hold is { Status: ReservationStatus.Pending } hold)
        {
            hold.Cancel();
            await Seats.GiveBackAsync(db, hold.SlotId, now, cancellation);
        }

        // At once, for the same pet may take that seat in the next statement.
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>A visit that is about to be moved, locked.</summary>
/// <param name="Open">A move of it whose difference is being paid.</param>
/// <param name="Hold">What holds the seat for that.</param>
internal sealed record Moving(Reservation Visit, Booking Booking, BookingMove? Open, Reservation? Hold)
{
    /// <summary>The slots that change when it moves to that one.</summary>
    public Guid[] SlotsWith(Guid to) => Hold is null ? [Visit.SlotId, to] : [Visit.SlotId, to, Hold.SlotId];
}

/// <summary>What became of the wish to move a visit.</summary>
/// <param name="IsMoved">False: the new seat is held, and the visit moves when the difference is paid.</param>
/// <param name="Difference">Above zero: to pay. Below: what goes back.</param>
/// <param name="HoldId">The reservation that holds the new seat meanwhile.</param>
public sealed record MoveOutcome(Guid BookingId, Guid MoveId, bool IsMoved, Money Difference, Guid? HoldId, DateTimeOffset? HeldUntil);
