using Microsoft.Extensions.Options;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>
/// The owner moves a visit to another time or service. The new seat is taken and the old one freed in one commit; what gets cheaper
/// goes back. Where it gets dearer, the new seat is held and the visit stays where it is until the difference is paid.
/// </summary>
public sealed class RescheduleBooking(IDbContextFactory<PetProDb> contexts, IOptions<BookingOptions> options, TimeProvider clock)
{
    /// <param name="expectedDifference">What the person was shown; if it is another by now, nothing is moved. None = whatever it is.</param>
    public async Task<Result<MoveOutcome>> RunAsync(
        Actor actor, Guid bookingId, Guid slotId, Money? expectedDifference, CancellationToken cancellation)
    {
        var moved = await TryAsync(actor, bookingId, slotId, expectedDifference, cancellation);
        if (moved.Error?.Code != "slot-taken")
        {
            return moved;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await Seats.FreeLapsedAsync(db, slotId, clock.GetUtcNow(), most: 100, cancellation);
        return await TryAsync(actor, bookingId, slotId, expectedDifference, cancellation);
    }

    private async Task<Result<MoveOutcome>> TryAsync(
        Actor actor, Guid bookingId, Guid slotId, Money? expectedDifference, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var reservationId = await db.Bookings.OwnedBy(actor).Where(b => b.Id == bookingId).Select(b => (Guid?)b.ReservationId)
            .SingleOrDefaultAsync(cancellation);
        if (reservationId is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moving = await Moves.LockAsync(db, bookingId, reservationId.Value, cancellation);
        var now = clock.GetUtcNow();
        var found = await MoveTerms.OfAsync(db, moving.Booking, slotId, MovedBy.Owner, now, cancellation);
        if ((found.Error ?? found.Value.Refusal ?? Unexpected(found.Value, expectedDifference)) is { } refusal)
        {
            return refusal;
        }

        var terms = found.Value;
        if (moving.Open is { } same && same.ToSlotId == slotId && same.Difference == terms.Difference && moving.Hold?.IsLiveAt(now) == true)
        {
            return Held(same, moving.Hold);
        }

        var move = BookingMove.Plan(moving.Booking, terms.From, terms.To, MovedBy.Owner, actor.UserId, terms.Price, terms.Kept, terms.Difference);
        try
        {
            var outcome = terms.Difference > Money.Zero
                ? await HoldAsync(db, moving, move, terms, now, cancellation)
                : await Moves.TryMoveAsync(db, moving, move, terms, now, cancellation) ? Moved(move) : null;
            if (outcome is null)
            {
                return Error.Conflict("slot-taken");
            }

            await transaction.CommitAsync(cancellation);
            return outcome;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(ReserveSlot.HeldAlready))
        {
            return Error.Conflict("already-booked");
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(BookablePets.Refused))
        {
            return Error.Conflict("pet-not-yours");
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(PetTimes.Elsewhere))
        {
            await transaction.RollbackAsync(cancellation);
            return await PetTimes.NameOtherAsync(db, moving.Booking.PetId, slotId, cancellation);
        }
    }

    private async Task<MoveOutcome?> HoldAsync(
        PetProDb db, Moving moving, BookingMove move, MoveTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        await Seats.LockTimesAsync(db, moving.SlotsWith(terms.To.Id), cancellation);
        await Moves.DropOpenAsync(db, moving, now, cancellation);
        if (await Seats.TakeOrEndAsync(db, terms.To.Id, terms.To.StaffId!.Value, now, cancellation) != true)
        {
            return null;
        }

        var hold = Reservation.HoldForMove(moving.Visit, terms.To, now + options.Value.HoldFor);
        move.HoldWith(hold.Id);
        db.AddRange(hold, move);
        await db.SaveChangesAsync(cancellation);
        return Held(move, hold);
    }

    private static Error? Unexpected(MoveTerms terms, Money? expected) =>
        expected is { } shown && shown != terms.Difference ? Error.Conflict("difference-changed") : null;

    private static MoveOutcome Held(BookingMove move, Reservation hold) => new(move.BookingId, move.Id, false, move.Difference, hold.Id, hold.ExpiresAt);

    private static MoveOutcome Moved(BookingMove move) => new(move.BookingId, move.Id, true, move.Difference, null, null);
}
