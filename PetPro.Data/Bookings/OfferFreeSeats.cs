using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>
/// Offers what became free in another way than by a seat given back: times that were made or opened anew, and those of a member of
/// staff whom another service had taken. Ends the waiting for days that have passed.
/// </summary>
public sealed class OfferFreeSeats(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 100;

    public static string Name => "waitlist-offers";

    public static string Cron => "5/20 * * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ended = await EndAsync(now, cancellation);
        List<Free> found;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            found = await db.Database.SqlQuery<Free>($"""
                SELECT DISTINCT ON (free.id) free.id AS "SlotId", free.staff_id AS "StaffId"
                FROM bookings.waitlist_entries entry
                CROSS JOIN LATERAL (
                    SELECT s.* FROM bookings.free_for_wish(
                        entry.service_id, entry.staff_id, entry.first_day, entry.last_day, entry.from_time, entry.until_time, {now}) s
                    WHERE bookings.suits(entry, s, {now})
                    LIMIT 1) free
                WHERE entry.status = 'waiting' AND free.staff_id IS NOT NULL
                ORDER BY free.id
                LIMIT {AtOnce}
                """).ToListAsync(cancellation);
        }

        var offered = 0;
        foreach (var free in found)
        {
            offered += await OfferAsync(free, now, cancellation) ? 1 : 0;
        }

        return $"{offered} seats offered, {ended} entries ended";
    }

    /// <summary>Takes the seat and passes it on; where it is gone by now, or nobody waits any more, nothing has happened.</summary>
    private async Task<bool> OfferAsync(Free free, DateTimeOffset now, CancellationToken cancellation)
    {
        await using (var sweeping = await contexts.CreateDbContextAsync(cancellation))
        {
            await Seats.FreeLapsedAsync(sweeping, free.SlotId, now, most: 100, cancellation);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Seats.TakeOrEndAsync(db, free.SlotId, free.StaffId, now, cancellation) != true
            || !await WaitlistLine.PassOnAsync(db, free.SlotId, now, cancellation))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<int> EndAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Database.ExecuteSqlAsync($"""
            UPDATE bookings.waitlist_entries entry SET status = 'ended', updated_at = {now}
            FROM clinics.clinics clinic
            WHERE clinic.id = entry.clinic_id AND entry.status = 'waiting' AND entry.last_day < ({now} AT TIME ZONE clinic.time_zone)::date
            """, cancellation);
    }

    private sealed record Free(Guid SlotId, Guid StaffId);
}
