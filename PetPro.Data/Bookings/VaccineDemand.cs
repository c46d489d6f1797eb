using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Data.Pets;

namespace PetPro.Data.Bookings;

/// <summary>
/// A vaccination that a service demands: the pet must be protected on the day of the visit, by what it was given and by what is booked
/// and ends before the visit begins. What is only held does not count: it may lapse.
/// </summary>
internal static class VaccineDemand
{
    private static readonly BookingStatus[] Coming = [BookingStatus.Confirmed, BookingStatus.PendingApproval, BookingStatus.InProgress];

    /// <summary>Why the pet may not have that slot; none = it may.</summary>
    public static async Task<Error?> RefusalAsync(PetProDb db, Guid petId, Guid slotId, DateTimeOffset now, CancellationToken cancellation)
    {
        var wanted = await (
            from slot in db.Slots
            join service in db.Services on slot.ServiceId equals service.Id
            where slot.Id == slotId && service.RequiredVaccine != null
            select new { service, slot.SlotDate, slot.StartsAt }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var cover = wanted is null ? null : (await FindAsync(db, petId, wanted.service, (wanted.SlotDate, wanted.StartsAt), now, cancellation))?.Cover;
        return cover is null or { IsCovered: true } ? null : Error.Conflict(cover.Kind switch
        {
            VaccineCoverKind.Missing => "vaccination-missing",
            VaccineCoverKind.TooFresh => "vaccination-too-fresh",
            _ => "vaccination-runs-out",
        });
    }

    /// <summary>What the service asks of that pet for a visit at that time, and whether the pet has it; none = it asks nothing.</summary>
    public static async Task<Demand?> FindAsync(
        PetProDb db, Guid petId, ClinicService service, (DateOnly Day, DateTimeOffset StartsAt) visit, DateTimeOffset now, CancellationToken cancellation)
    {
        var vaccines = await db.Vaccines.InUseAsync(cancellation);
        var pet = await db.Pets.AsNoTracking().SingleAsync(p => p.Id == petId, cancellation);
        if (vaccines.Find(v => v.Code == service.RequiredVaccine) is not { } vaccine || !vaccine.IsFor(pet.Species))
        {
            return null;
        }

        var given = await db.Vaccinations.AsNoTracking()
            .Where(v => v.PetId == petId && (service.CountsStatedVaccinations || v.ClinicId != null)).ToListAsync(cancellation);
        var booked = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join gives in db.Services on booking.ServiceId equals gives.Id
            where booking.PetId == petId && Coming.Contains(booking.Status) && gives.GivesVaccines.Contains(vaccine.Code)
                && slot.EndsAt <= visit.StartsAt && slot.EndsAt > now.AddDays(-3)
            select slot.SlotDate).ToListAsync(cancellation);
        var plan = vaccine.PlanOf(pet, given, vaccines, booked);
        return new Demand(vaccine, plan.On(visit.Day), plan.GiveBy(visit.Day), HasOnlyStated(vaccine, pet, given, vaccines));
    }

    private static bool HasOnlyStated(Vaccine vaccine, Pet pet, List<Vaccination> given, List<Vaccine> vaccines) =>
        given.Where(v => v.IsOf(vaccine, pet.Species, vaccines)).MaxBy(v => v.AdministeredDate) is { ClinicId: null };
}

/// <param name="GiveBy">The last day on which a dose would still protect on the day of the visit.</param>
/// <param name="IsStated">The last dose stands there in the owner's words; no clinic of ours gave it.</param>
internal sealed record Demand(Vaccine Vaccine, VaccineCover Cover, DateOnly GiveBy, bool IsStated);
