using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>Makes the slots of one clinic up to its horizon. Making what is there already changes nothing, also when two do it at once.</summary>
internal static class SlotMaking
{
    public static async Task<int> MakeAsync(PetProDb db, Guid clinicId, DateTimeOffset now, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var planned = SlotPlan.Make(
            zone,
            clinic.OperatingHours,
            await db.OpeningExceptions.AsNoTracking().Where(e => e.ClinicId == clinicId).ToListAsync(cancellation),
            await db.Staff.AsNoTracking().Where(s => s.ClinicId == clinicId).ToListAsync(cancellation),
            await db.Services.AsNoTracking().Include(s => s.Staff).Where(s => s.ClinicId == clinicId && s.IsAvailable).ToListAsync(cancellation),
            LocalTime.DateIn(zone, now),
            clinic.BookingRules.HorizonDays + 1).Where(s => s.StartsAt > now).ToList();
        var made = 0;
        foreach (var part in planned.Chunk(5000))
        {
            made += await InsertAsync(db, clinicId, part, now, cancellation);
        }

        return made;
    }

    private static Task<int> InsertAsync(PetProDb db, Guid clinicId, PlannedSlot[] slots, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = slots.Select(_ => Guid.CreateVersion7()).ToArray();
        var services = slots.Select(s => s.ServiceId).ToArray();
        var staff = slots.Select(s => s.StaffId).ToArray();
        var dates = slots.Select(s => s.SlotDate).ToArray();
        var starts = slots.Select(s => s.SlotStartTime).ToArray();
        var ends = slots.Select(s => s.SlotEndTime).ToArray();
        var startsAt = slots.Select(s => s.StartsAt).ToArray();
        var endsAt = slots.Select(s => s.EndsAt).ToArray();
        var capacities = slots.Select(s => s.Capacity).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time,
                                        starts_at, ends_at, status, capacity, booked_count, created_at, updated_at)
            SELECT s.id, {clinicId}, s.service, s.staff, s.day, s.start_time, s.end_time, s.starts_at, s.ends_at, 'available', s.capacity, 0, {now}, {now}
            FROM unnest({ids}, {services}, {staff}, {dates}, {starts}, {ends}, {startsAt}, {endsAt}, {capacities})
                AS s(id, service, staff, day, start_time, end_time, starts_at, ends_at, capacity)
            ON CONFLICT (service_id, staff_id, starts_at) DO NOTHING
            """, cancellation);
    }
}
