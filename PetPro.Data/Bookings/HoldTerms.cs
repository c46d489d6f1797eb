using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>What is to be paid for a hold, and what it is for.</summary>
/// <param name="Price">Of all the pets together, tax included; for a move, of the visit from now on.</param>
/// <param name="ToPay">Online, now: the deposit, or the difference of a move.</param>
/// <param name="ToPayAtClinic">The rest.</param>
/// <param name="MoveId">Where the hold is to move a visit.</param>
/// <param name="MovesBookingId">That visit.</param>
/// <param name="IsMoved">It has moved already.</param>
/// <param name="Pets">Where several come together: who sits when.</param>
public sealed record HoldTerms(
    Money Price, Money ToPay, Money ToPayAtClinic, Guid? MoveId, Guid? MovesBookingId, bool IsMoved, Guid? GroupId, IReadOnlyList<PetOfHold> Pets)
{
    internal static async Task<HoldTerms> OfAsync(PetProDb db, Guid reservationId, CancellationToken cancellation)
    {
        var hold = await db.Reservations.AsNoTracking().SingleAsync(r => r.Id == reservationId, cancellation);
        if (await db.BookingMoves.AsNoTracking().SingleOrDefaultAsync(m => m.HoldId == reservationId, cancellation) is { } move)
        {
            var kept = move.FromOnline + move.Difference;
            return new HoldTerms(
                move.ToAmount, move.Difference, move.ToAmount > kept ? move.ToAmount - kept : Money.Zero, move.Id, move.BookingId, move.Status == MoveStatus.Done, null, []);
        }

        var service = await db.Services.AsNoTracking().SingleAsync(s => s.Id == hold.ServiceId, cancellation);
        var together = await (
            from r in db.Reservations
            join slot in db.Slots on r.SlotId equals slot.Id
            join pet in db.Pets on r.PetId equals pet.Id
            where r.Id == reservationId || (r.GroupId != null && r.GroupId == hold.GroupId)
            orderby slot.StartsAt, r.Id
            select new { pet.Name, slot.StartsAt, slot.SlotDate }).AsNoTracking().ToListAsync(cancellation);
        var price = service.PriceOn(together[0].SlotDate);
        var (all, now) = (Money.Idr(price.Amount * together.Count), Money.Idr(service.DepositOf(price).Amount * together.Count));
        return new HoldTerms(
            all, now, all - now, null, null, false, hold.GroupId, hold.GroupId is null ? [] : [.. together.Select(t => new PetOfHold(t.Name, t.StartsAt))]);
    }
}

public sealed record PetOfHold(string Name, DateTimeOffset StartsAt);
