using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>
/// The times at which a service can be had: a seat is free, the member of staff is not taken elsewhere, and there is notice
/// enough. A hold that has lapsed counts as free at once.
/// </summary>
public sealed class FindFreeSlots(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int LongestDays = 62;

    public async Task<Result<FreeSlots>> RunAsync(Actor actor, FreeSlotsWanted wanted, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var offer = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            where service.Id == wanted.ServiceId && service.IsAvailable && clinic.Status == ClinicStatus.Approved
            select new { clinic.TimeZone, clinic.BookingRules, service.NoticeMinutes }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (offer is null)
        {
            return Error.NotFound;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(offer.TimeZone);
        var now = clock.GetUtcNow();
        var earliest = now.AddMinutes(offer.NoticeMinutes ?? offer.BookingRules.NoticeMinutes);
        var from = wanted.From is { } first ? Instant(zone, first) : earliest;
        var until = wanted.To is { } last ? Instant(zone, last) : from.AddDays(7);
        if (until <= from || until - from > TimeSpan.FromDays(LongestDays))
        {
            return Error.Invalid("to", "range-too-long", LongestDays);
        }

        from = from > earliest ? from : earliest.AddTicks(1);
        // OFFSET 0 keeps the planner from joining: asked for each slot, the other question is an index probe. Where the statistics
        // say that hardly anything is taken, a join reads every slot that is, and that was a hundred times slower.
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT s.id AS "SlotId", s.starts_at AS "StartsAt", s.ends_at AS "EndsAt", s.staff_id AS "StaffId", member.name AS "StaffName",
                   s.capacity - live.seats AS "Free"
            FROM bookings.slots s
            JOIN clinics.staff member ON member.id = s.staff_id
            CROSS JOIN LATERAL (SELECT CASE WHEN s.booked_count = 0 THEN 0 ELSE s.booked_count - (
                SELECT count(*)::int FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= {now}) END AS seats) live
            WHERE s.service_id = {wanted.ServiceId} AND s.starts_at >= {from} AND s.starts_at < {until}
              AND ({wanted.StaffId}::uuid IS NULL OR s.staff_id = {wanted.StaffId})
              AND s.status <> 'blocked' AND s.capacity > live.seats
              AND NOT EXISTS (
                SELECT 1 FROM bookings.slots other
                WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
                  AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                      && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
                  AND other.booked_count > (
                    SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= {now})
                OFFSET 0)
            ORDER BY s.starts_at, member.name, s.id
            """).ToListAsync(cancellation);
        return new FreeSlots(offer.TimeZone, [.. rows.Select(r => new FreeSlot(
            r.SlotId, TimeZoneInfo.ConvertTime(r.StartsAt, zone), TimeZoneInfo.ConvertTime(r.EndsAt, zone), r.StaffId, r.StaffName, r.Free))]);
    }

    private static DateTimeOffset Instant(TimeZoneInfo zone, DateTime time) => (time.Kind == DateTimeKind.Unspecified
        ? LocalTime.ToInstant(zone, time)
        : new DateTimeOffset(time.ToUniversalTime())).ToUniversalTime();

    private sealed record Row(Guid SlotId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId, string StaffName, int Free);
}

/// <param name="From">From then on; a time without a kind is on the clinic's clocks. None = as soon as possible.</param>
/// <param name="To">Until before then; none = seven days later.</param>
/// <param name="StaffId">None = whoever gives it.</param>
public sealed record FreeSlotsWanted(Guid ServiceId, DateTime? From = null, DateTime? To = null, Guid? StaffId = null);

/// <param name="TimeZone">IANA name of the clinic's zone.</param>
public sealed record FreeSlots(string TimeZone, IReadOnlyList<FreeSlot> Slots);

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
/// <param name="Free">How many seats.</param>
public sealed record FreeSlot(Guid SlotId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId, string StaffName, int Free);
