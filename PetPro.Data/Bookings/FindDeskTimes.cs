using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>
/// The times that staff can give: as <see cref="FindFreeSlots"/>, but without notice, and with what has begun and is not over, for
/// somebody who is there now. For moving a visit, its own time stands in nobody's way.
/// </summary>
public sealed class FindDeskTimes(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int LongestDays = 42;

    /// <param name="first">The first day, on the clinic's calendar; none = today there.</param>
    /// <param name="moving">A visit that is to be moved: another time of its service.</param>
    /// <param name="serviceId">Without a visit to be moved: the service.</param>
    public async Task<Result<DeskTimes>> RunAsync(
        Actor actor, Guid clinicId, Guid? serviceId, Guid? moving, DateOnly? first, int days, CancellationToken cancellation)
    {
        if (days is < 1 or > LongestDays)
        {
            return Error.Invalid("days", "range-too-long", LongestDays);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = moving is null ? null : await db.Bookings.AsNoTracking().AtClinicsOf(actor, Permissions.RunVisits)
            .Where(b => b.Id == moving && b.ClinicId == clinicId).Select(b => new { b.ServiceId, b.SlotId }).SingleOrDefaultAsync(cancellation);
        var wanted = visit?.ServiceId ?? serviceId;
        var zoneName = actor.MayAt(clinicId, Permissions.RunVisits) && (moving is null || visit is not null)
            ? await db.Services.Where(s => s.Id == wanted && s.ClinicId == clinicId)
                .Join(db.Clinics, s => s.ClinicId, c => c.Id, (s, c) => c.TimeZone).SingleOrDefaultAsync(cancellation)
            : null;
        if (zoneName is null)
        {
            return Error.NotFound;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        var now = clock.GetUtcNow();
        var day = first ?? LocalTime.DateIn(zone, now);
        var from = LocalTime.ToInstant(zone, day.ToDateTime(default)).ToUniversalTime();
        var until = LocalTime.ToInstant(zone, day.AddDays(days).ToDateTime(default)).ToUniversalTime();
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT s.id AS "SlotId", s.starts_at AS "StartsAt", s.ends_at AS "EndsAt", s.staff_id AS "StaffId", member.name AS "StaffName"
            FROM bookings.slots s
            JOIN clinics.staff member ON member.id = s.staff_id
            WHERE s.service_id = {wanted} AND s.starts_at >= {from} AND s.starts_at < {until} AND s.ends_at > {now}
              AND s.id IS DISTINCT FROM {visit?.SlotId} AND s.status <> 'blocked'
              AND s.capacity > s.booked_count - (
                SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = s.id AND r.status = 'pending' AND r.expires_at <= {now})
              AND NOT EXISTS (
                SELECT 1 FROM bookings.slots other
                WHERE other.staff_id = s.staff_id AND other.id <> s.id AND other.booked_count > 0
                  AND tstzrange(coalesce(other.busy_from, other.starts_at), coalesce(other.busy_until, other.ends_at))
                      && tstzrange(coalesce(s.busy_from, s.starts_at), coalesce(s.busy_until, s.ends_at))
                  AND other.booked_count - (CASE WHEN other.id = {visit?.SlotId} THEN 1 ELSE 0 END) > (
                    SELECT count(*) FROM bookings.reservations r WHERE r.slot_id = other.id AND r.status = 'pending' AND r.expires_at <= {now})
                OFFSET 0)
            ORDER BY s.starts_at, member.name, s.id
            """).ToListAsync(cancellation);
        return new DeskTimes(zoneName, now, [.. rows.Select(r => new DeskTime(
            r.SlotId, TimeZoneInfo.ConvertTime(r.StartsAt, zone), TimeZoneInfo.ConvertTime(r.EndsAt, zone), r.StaffId, r.StaffName))]);
    }

    private sealed record Row(Guid SlotId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId, string StaffName);
}

/// <param name="TimeZone">IANA name of the clinic's zone.</param>
/// <param name="Now">What begins before it has begun already.</param>
public sealed record DeskTimes(string TimeZone, DateTimeOffset Now, IReadOnlyList<DeskTime> Times);

/// <param name="StartsAt">With the offset of the clinic's zone, like the end.</param>
public sealed record DeskTime(Guid SlotId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId, string StaffName);
