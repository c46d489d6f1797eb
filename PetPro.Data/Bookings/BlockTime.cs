using System.Globalization;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>
/// Closes a stretch of a member of staff's time by hand: every slot that meets it, also one that is made later. Where somebody has
/// booked, it is refused, and the refusal names the visits.
/// </summary>
public sealed class BlockTime(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int LapsedAtOnce = 500;

    /// <returns>The block's id, to open the time again.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, TimeToBlock time, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.MayAt(clinicId, Permissions.RunVisits)
            || await db.Clinics.Where(c => c.Id == clinicId && db.Staff.Any(s => s.Id == time.StaffId && s.ClinicId == c.Id))
                .Select(c => c.TimeZone).SingleOrDefaultAsync(cancellation) is not { } zone)
        {
            return Error.NotFound;
        }

        var block = TimeBlock.Block(clinicId, time.StaffId, time.From, time.Until, time.Reason, actor.UserId);
        if (!block.IsOk)
        {
            return block.Error;
        }

        await Seats.FreeLapsedAsync(db, null, clock.GetUtcNow(), LapsedAtOnce, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SlotMaking.LockAsync(db, clinicId, cancellation);
        await Seats.LockStaffAsync(db, time.StaffId, cancellation);
        if (await VisitsIn(db, block.Value).ToListAsync(cancellation) is { Count: > 0 } inTheWay)
        {
            return Refusal(inTheWay, TimeZoneInfo.FindSystemTimeZoneById(zone));
        }

        db.Add(block.Value);
        await db.SaveChangesAsync(cancellation);
        await SlotRows.BlockAsync(db, block.Value, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return block.Value.Id;
    }

    /// <summary>Who sits there: visits, and holds that somebody is just paying (they have no reference).</summary>
    private static IQueryable<InTheWay> VisitsIn(PetProDb db, TimeBlock block) =>
        from slot in db.Slots
        where slot.StaffId == block.StaffId && slot.BookedCount > 0
            && (slot.BusyFrom ?? slot.StartsAt) < block.EndsAt && (slot.BusyUntil ?? slot.EndsAt) > block.StartsAt
        from booking in db.Bookings.Where(b => b.SlotId == slot.Id && (b.Status == BookingStatus.PendingApproval || b.Status == BookingStatus.Confirmed
            || b.Status == BookingStatus.InProgress || b.Status == BookingStatus.Completed || b.Status == BookingStatus.NoShow)).DefaultIfEmpty()
        orderby slot.StartsAt
        select new InTheWay(slot.StartsAt, booking == null ? null : booking.ReferenceCode);

    private static Error Refusal(List<InTheWay> inTheWay, TimeZoneInfo zone)
    {
        var visits = inTheWay.Where(v => v.Reference is not null).Select(v =>
            $"{v.Reference} ({TimeZoneInfo.ConvertTime(v.StartsAt, zone).ToString("HH:mm", CultureInfo.InvariantCulture)})").ToList();
        return visits.Count == 0 ? Error.Conflict("time-being-booked") : Error.Conflict("time-has-visits", visits.Count, string.Join(", ", visits));
    }

    private sealed record InTheWay(DateTimeOffset StartsAt, string? Reference);
}

/// <param name="From">An instant; one slot is blocked from its start to its end.</param>
/// <param name="Reason">For colleagues; owners do not see it.</param>
public sealed record TimeToBlock(Guid StaffId, DateTimeOffset From, DateTimeOffset Until, string Reason);
