using PetPro.Core.Accounts;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>How many booked visits would no longer fit if a clinic's plan were changed so; nothing is changed.</summary>
public sealed class ForeseeExceptions(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<int>> RunAsync(Actor actor, Guid clinicId, PlanChange change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.MayAt(clinicId, Permissions.ManageClinic) || !await db.Clinics.AnyAsync(c => c.Id == clinicId, cancellation))
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var visits = await (
            from slot in db.Slots
            join booking in db.Bookings on slot.Id equals booking.SlotId
            where slot.ClinicId == clinicId && slot.StartsAt > now && slot.BookedCount > 0 && slot.StaffId != null
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.PendingApproval || booking.Status == BookingStatus.InProgress)
            select new { slot.ServiceId, StaffId = slot.StaffId!.Value, slot.StartsAt, slot.EndsAt }).AsNoTracking().ToListAsync(cancellation);
        var plan = await db.ReadPlanAsync(clinicId, cancellation);
        var fitting = visits.Where(v => SlotPlan.MisfitOf(plan, v.ServiceId, v.StaffId, v.StartsAt, v.EndsAt) is null).ToList();
        var changed = change.ApplyTo(plan);
        return fitting.Count(v => SlotPlan.MisfitOf(changed, v.ServiceId, v.StaffId, v.StartsAt, v.EndsAt) is not null);
    }
}
