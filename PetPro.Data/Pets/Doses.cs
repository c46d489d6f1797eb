using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>From what stands in a pet's record to what the schedules count.</summary>
internal static class Doses
{
    /// <summary>What a pet was given, as the schedule of a vaccine reads it.</summary>
    public static VaccinePlan PlanOf(
        this Vaccine vaccine, Pet pet, IEnumerable<Vaccination> given, IReadOnlyList<Vaccine> vaccines, IEnumerable<DateOnly>? booked = null) =>
        new(vaccine, pet.Birthdate,
        [
            .. given.Where(v => v.PetId == pet.Id && v.IsOf(vaccine, pet.Species, vaccines)).Select(v => new VaccineDose(v.AdministeredDate, v.NextDueDate, v.ExpiryDate)),
            .. (booked ?? []).Select(day => new VaccineDose(day)),
        ]);

    /// <summary>By what was written with it; else by the words that name it.</summary>
    public static bool IsOf(this Vaccination vaccination, Vaccine vaccine, string species, IReadOnlyList<Vaccine> vaccines) =>
        (vaccination.VaccineCodes.Length > 0
            ? vaccination.VaccineCodes
            : Vaccine.Named(vaccines, species, $"{vaccination.VaccineName} {vaccination.ProductName}")).Contains(vaccine.Code);

    /// <summary>The vaccines that are in use, in the order in which they are shown.</summary>
    public static Task<List<Vaccine>> InUseAsync(this DbSet<Vaccine> vaccines, CancellationToken cancellation) =>
        vaccines.AsNoTracking().Where(v => v.IsActive).OrderBy(v => v.DisplayOrder).ThenBy(v => v.Code).ToListAsync(cancellation);
}
