using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>
/// The clinic's staff moves a visit, to any slot of the clinic that has a seat. Notice and price rules do not bind it: the price stays
/// what was agreed, the owner is told, and may cancel at no cost.
/// </summary>
public sealed class RescheduleVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<MoveOutcome>> RunAsync(Actor actor, Guid bookingId, Guid slotId, CancellationToken cancellation)
    {
        var moved = await TryAsync(actor, bookingId, slotId, cancellation);
        if (moved.Error?.Code != "slot-taken")
        {
            return moved;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await Seats.FreeLapsedAsync(db, slotId, clock.GetUtcNow(), most: 100, cancellation);
        return await TryAsync(actor, bookingId, slotId, cancellation);
    }

    private async Task<Result<MoveOutcome>> TryAsync(Actor actor, Guid bookingId, Guid slotId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var reservationId = await db.Bookings.AtClinicsOf(actor, Permissions.RunVisits).Where(b => b.Id == bookingId)
            .Select(b => (Guid?)b.ReservationId).SingleOrDefaultAsync(cancellation);
        if (reservationId is null)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moving = await Moves.LockAsync(db, bookingId, reservationId.Value, cancellation);
        var now = clock.GetUtcNow();
        var found = await MoveTerms.OfAsync(db, moving.Booking, slotId, MovedBy.Clinic, now, cancellation);
        if ((found.Error ?? found.Value.Refusal) is { } refusal)
        {
            return refusal;
        }

        var terms = found.Value;
        var move = BookingMove.Plan(moving.Booking, terms.From, terms.To, MovedBy.Clinic, actor.UserId, terms.Price, terms.Kept, terms.Difference);
        try
        {
            if (!await Moves.TryMoveAsync(db, moving, move, terms, now, cancellation))
            {
                return Error.Conflict("slot-taken");
            }

            await transaction.CommitAsync(cancellation);
            return new MoveOutcome(bookingId, move.Id, true, Money.Zero, null, null);
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(ReserveSlot.HeldAlready))
        {
            return Error.Conflict("already-booked");
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(PetTimes.Elsewhere))
        {
            await transaction.RollbackAsync(cancellation);
            return await PetTimes.NameOtherAsync(db, moving.Booking.PetId, slotId, cancellation);
        }
    }
}
