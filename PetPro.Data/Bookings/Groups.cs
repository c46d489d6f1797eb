using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Pets that come together, locked in the house's order.</summary>
internal static class Groups
{
    /// <summary>All reservations of a group, then all its bookings; both in one order for everybody.</summary>
    public static async Task<(List<Reservation> Holds, List<Booking> Bookings)> LockAsync(PetProDb db, Guid groupId, CancellationToken cancellation)
    {
        var holds = await db.Reservations.FromSql($"SELECT * FROM bookings.reservations WHERE group_id = {groupId} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellation);
        var bookings = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE group_id = {groupId} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellation);
        return (holds, bookings);
    }

    /// <summary>Gives the seats of those back that still hold one, and ends them.</summary>
    public static async Task ReleaseAsync(PetProDb db, IReadOnlyCollection<Reservation> holds, DateTimeOffset now, CancellationToken cancellation)
    {
        var live = holds.Where(h => h.Status is ReservationStatus.Pending or ReservationStatus.Confirmed).OrderBy(h => h.SlotId).ToList();
        await Seats.LockTimesAsync(db, [.. live.Select(h => h.SlotId)], cancellation);
        foreach (var hold in live)
        {
            hold.Cancel();
            await Seats.GiveBackAsync(db, hold.SlotId, now, cancellation);
        }
    }
}
