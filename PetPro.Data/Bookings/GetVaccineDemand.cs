using PetPro.Core.Clinics;
using PetPro.Core.Pets;

namespace PetPro.Data.Bookings;

/// <summary>Which vaccination a service asks of the actor's pet for a visit at a time, and what there is of it.</summary>
public sealed class GetVaccineDemand(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="startsAt">When the visit begins.</param>
    /// <param name="language">`en`, `id` or `ja`: of the vaccine's name.</param>
    /// <returns>None = nothing is asked, or the pet or the service is not there for the actor.</returns>
    public async Task<VaccineDemanded?> RunAsync(
        Actor actor, Guid serviceId, Guid petId, DateTimeOffset startsAt, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from service in db.Services
            join clinic in db.Clinics on service.ClinicId equals clinic.Id
            from pet in db.Pets
            where service.Id == serviceId && service.RequiredVaccine != null && pet.Id == petId && pet.UserId == actor.UserId
            select new { service, clinic.TimeZone, clinic.Id, PetName = pet.Name, PetSpecies = pet.Species }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var day = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone), startsAt);
        var now = clock.GetUtcNow();
        if (await VaccineDemand.FindAsync(db, petId, found.service, (day, startsAt.ToUniversalTime()), now, cancellation) is not { } demand)
        {
            return null;
        }

        var isOfferedHere = await db.Services.AnyAsync(
            s => s.ClinicId == found.Id && s.IsAvailable && s.GivesVaccines.Contains(demand.Vaccine.Code)
                && (s.Species.Length == 0 || s.Species.Contains(found.PetSpecies)), cancellation);
        return new VaccineDemanded(
            demand.Vaccine.Code,
            demand.Vaccine.NameIn(language),
            petId,
            found.PetName,
            found.Id,
            day,
            demand.Cover.Kind,
            demand.Cover.On,
            demand.GiveBy,
            demand.GiveBy >= LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone), now),
            isOfferedHere,
            found.service.CountsStatedVaccinations,
            demand.IsStated);
    }
}

/// <param name="Day">Of the visit, on the clinic's calendar.</param>
/// <param name="On">The day that <paramref name="Kind"/> speaks of: see <see cref="VaccineCover"/>.</param>
/// <param name="GiveBy">The last day on which a dose would still protect on the day of the visit.</param>
/// <param name="IsInTime">That day has not passed.</param>
/// <param name="IsOfferedHere">The clinic itself gives it.</param>
/// <param name="CountsStated">The clinic takes an owner's word for what was given elsewhere.</param>
/// <param name="IsStated">The last dose stands there in the owner's words.</param>
public sealed record VaccineDemanded(
    string VaccineCode,
    string VaccineName,
    Guid PetId,
    string PetName,
    Guid ClinicId,
    DateOnly Day,
    VaccineCoverKind Kind,
    DateOnly? On,
    DateOnly GiveBy,
    bool IsInTime,
    bool IsOfferedHere,
    bool CountsStated,
    bool IsStated)
{
    public bool IsMet => Kind == VaccineCoverKind.Covered;
}
