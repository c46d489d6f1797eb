using Npgsql;
using PetPro.Core.Bookings;
using PetPro.Data.Mapping;

namespace PetPro.Data.Bookings;

/// <summary>Writes many slots at once.</summary>
internal static class SlotRows
{
    private const int AtOnce = 5000;

    /// <summary>Locks those that nobody else has locked, and reads them as they are then.</summary>
    public static async Task<List<StoredSlot>> LockAsync(PetProDb db, Guid[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var locked = await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM bookings.slots WHERE id = ANY ({ids}) FOR UPDATE SKIP LOCKED")
            .ToArrayAsync(cancellation);
        return await db.Slots.Where(s => locked.Contains(s.Id)).Stored().ToListAsync(cancellation);
    }

    /// <summary>Withdraws empty slots that are locked, and deletes those to which nothing refers.</summary>
    public static async Task RemoveAsync(PetProDb db, Guid[] ids, DateTimeOffset now, CancellationToken cancellation)
    {
        if (ids.Length == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlAsync($"""
            UPDATE bookings.slots SET is_withdrawn = true, status = 'blocked', block_reason = NULL, exception_reason = NULL, updated_at = {now}
            WHERE id = ANY ({ids})
            """, cancellation);
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("removing", cancellation);
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                DELETE FROM bookings.slots s WHERE s.id = ANY ({ids})
                  AND NOT EXISTS (SELECT 1 FROM bookings.reservations r WHERE r.slot_id = s.id)
                  AND NOT EXISTS (SELECT 1 FROM bookings.bookings b WHERE b.slot_id = s.id)
                """, cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Something else refers to one of them: withdrawn they do no harm.
            await transaction.RollbackToSavepointAsync("removing", cancellation);
        }
    }

    /// <summary>Blocks the empty slots that meet a block. Who holds the staff member's lock waits for nobody here: only taken ones are in other hands.</summary>
    public static Task BlockAsync(PetProDb db, TimeBlock block, DateTimeOffset now, CancellationToken cancellation) => db.Database.ExecuteSqlAsync($"""
        UPDATE bookings.slots SET status = 'blocked', block_reason = {block.Reason}, updated_at = {now}
        WHERE staff_id = {block.StaffId} AND booked_count = 0 AND NOT is_withdrawn AND starts_at > {now}
          AND coalesce(busy_from, starts_at) < {block.EndsAt} AND coalesce(busy_until, ends_at) > {block.StartsAt};
        SELECT pg_notify('petpro', {"clinic:" + block.ClinicId})
        """, cancellation);

    public static async Task UpdateAsync(PetProDb db, TimeZoneInfo zone, List<StoredSlot> slots, DateTimeOffset now, CancellationToken cancellation)
    {
        if (slots.Count == 0)
        {
            return;
        }

        var ids = slots.Select(s => s.Id).ToArray();
        var endTimes = slots.Select(s => TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(s.EndsAt, zone).TimeOfDay)).ToArray();
        var ends = slots.Select(s => s.EndsAt.ToUniversalTime()).ToArray();
        var busyFrom = slots.Select(s => s.BusyFrom.ToUniversalTime()).ToArray();
        var busyUntil = slots.Select(s => s.BusyUntil.ToUniversalTime()).ToArray();
        var capacities = slots.Select(s => s.Capacity).ToArray();
        var states = slots.Select(s => s.Status.ToName()).ToArray();
        var blocks = slots.Select(s => s.BlockReason).ToArray();
        var exceptions = slots.Select(s => s.ExceptionReason).ToArray();
        await db.Database.ExecuteSqlAsync($"""
            UPDATE bookings.slots s
            SET slot_end_time = n.end_time, ends_at = n.ends_at, busy_from = nullif(n.busy_from, s.starts_at), busy_until = nullif(n.busy_until, n.ends_at),
                capacity = n.capacity, status = n.status, block_reason = n.block_reason, exception_reason = n.exception_reason,
                is_withdrawn = false, updated_at = {now}
            FROM unnest({ids}, {endTimes}, {ends}, {busyFrom}, {busyUntil}, {capacities}, {states}, {blocks}, {exceptions})
                AS n(id, end_time, ends_at, busy_from, busy_until, capacity, status, block_reason, exception_reason)
            WHERE s.id = n.id
            """, cancellation);
    }

    /// <returns>How many were made; what is there already stays as it is.</returns>
    public static async Task<int> InsertAsync(
        PetProDb db, Guid clinicId, List<PlannedSlot> planned, ILookup<Guid, TimeBlock> blocks, DateTimeOffset now, CancellationToken cancellation)
    {
        var made = 0;
        foreach (var slots in planned.Chunk(AtOnce))
        {
            var ids = slots.Select(_ => Guid.CreateVersion7()).ToArray();
            var services = slots.Select(s => s.ServiceId).ToArray();
            var staff = slots.Select(s => s.StaffId).ToArray();
            var dates = slots.Select(s => s.SlotDate).ToArray();
            var starts = slots.Select(s => s.SlotStartTime).ToArray();
            var ends = slots.Select(s => s.SlotEndTime).ToArray();
            var startsAt = slots.Select(s => s.StartsAt).ToArray();
            var endsAt = slots.Select(s => s.EndsAt).ToArray();
            var busyFrom = slots.Select(s => s.BusyFrom).ToArray();
            var busyUntil = slots.Select(s => s.BusyUntil).ToArray();
            var capacities = slots.Select(s => s.Capacity).ToArray();
            var reasons = slots.Select(s => blocks[s.StaffId].FirstOrDefault(b => b.Meets(s.BusyFrom, s.BusyUntil))?.Reason).ToArray();
            made += await db.Database.ExecuteSqlAsync($"""
                INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at,
                                            busy_from, busy_until, status, block_reason, capacity, booked_count, created_at, updated_at)
                SELECT s.id, {clinicId}, s.service, s.staff, s.day, s.start_time, s.end_time, s.starts_at, s.ends_at,
                       nullif(s.busy_from, s.starts_at), nullif(s.busy_until, s.ends_at),
                       CASE WHEN s.reason IS NULL THEN 'available' ELSE 'blocked' END, s.reason, s.capacity, 0, {now}, {now}
                FROM unnest({ids}, {services}, {staff}, {dates}, {starts}, {ends}, {startsAt}, {endsAt}, {busyFrom}, {busyUntil}, {capacities}, {reasons})
                    AS s(id, service, staff, day, start_time, end_time, starts_at, ends_at, busy_from, busy_until, capacity, reason)
                ON CONFLICT (service_id, staff_id, starts_at) DO NOTHING
                """, cancellation);
        }

        return made;
    }
}
