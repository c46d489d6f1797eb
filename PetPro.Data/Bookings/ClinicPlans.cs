using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Reads what a clinic's slots follow from, and the slots that are there.</summary>
internal static class ClinicPlans
{
    public static async Task<ClinicPlan> ReadPlanAsync(this PetProDb db, Guid clinicId, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId)
            .Select(c => new { c.TimeZone, c.OperatingHours, c.BookingRules }).SingleAsync(cancellation);
        return new ClinicPlan(
            TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone),
            clinic.OperatingHours,
            clinic.BookingRules,
            await db.OpeningExceptions.AsNoTracking().Where(e => e.ClinicId == clinicId).ToListAsync(cancellation),
            await db.Staff.AsNoTracking().Where(s => s.ClinicId == clinicId).ToListAsync(cancellation),
            await db.StaffAbsences.AsNoTracking().Where(a => a.ClinicId == clinicId).ToListAsync(cancellation),
            await db.Services.AsNoTracking().Include(s => s.Staff).Where(s => s.ClinicId == clinicId).ToListAsync(cancellation));
    }

    /// <summary>The clinic's slots to come that belong to somebody's time.</summary>
    public static IQueryable<StoredSlot> SlotsToCome(this PetProDb db, Guid clinicId, DateTimeOffset now) =>
        db.Slots.Where(s => s.ClinicId == clinicId && s.StartsAt > now && s.StaffId != null).Stored();

    public static IQueryable<StoredSlot> Stored(this IQueryable<Slot> slots) => slots.AsNoTracking().Select(s => new StoredSlot(
        s.Id,
        s.ServiceId,
        s.StaffId!.Value,
        s.StartsAt,
        s.EndsAt,
        s.BusyFrom ?? s.StartsAt,
        s.BusyUntil ?? s.EndsAt,
        s.Capacity,
        s.BookedCount,
        s.Status,
        s.BlockReason,
        s.ExceptionReason,
        s.IsWithdrawn));
}
