using PetPro.Core.Accounts;
using PetPro.Core.Pets;

namespace PetPro.Data.Records;

/// <summary>Which vaccines there are for the patient of a visit, and what it has had of each: what a vaccination form proposes follows from that.</summary>
public sealed class GetVaccinationAdvice(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of vaccines.</param>
    public async Task<Result<VaccinationAdvice>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.ReadRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        var pet = await db.Pets.AsNoTracking().Where(p => p.Id == visit.PetId).Select(p => new { p.Species, p.Birthdate }).SingleAsync(cancellation);
        var vaccines = await db.Vaccines.AsNoTracking().Where(v => v.IsActive && v.Species.Contains(pet.Species)).OrderBy(v => v.DisplayOrder).ToListAsync(cancellation);
        var given = await db.Vaccinations.AsNoTracking().Where(v => v.PetId == visit.PetId)
            .Select(v => new { v.VaccineCodes, Dose = new VaccineDose(v.AdministeredDate, v.NextDueDate, v.ExpiryDate) }).ToListAsync(cancellation);
        return new VaccinationAdvice(
            pet.Birthdate,
            [.. vaccines.Select(v => new VaccineOnOffer(v.NameIn(language), v, [.. given.Where(g => g.VaccineCodes.Contains(v.Code)).Select(g => g.Dose)]))]);
    }
}

/// <param name="Vaccines">For the patient's species, those for everybody first.</param>
public sealed record VaccinationAdvice(DateOnly? Birthdate, IReadOnlyList<VaccineOnOffer> Vaccines)
{
    /// <summary>What to propose where that one is given on that day; null where the words name no vaccine that is known.</summary>
    public AdvisedDose? For(string words, DateOnly on)
    {
        var species = Vaccines.SelectMany(v => v.Vaccine.Species).FirstOrDefault() ?? "";
        var named = Vaccine.Named(Vaccines.Select(v => v.Vaccine), species, words);
        var meant = Vaccines.FirstOrDefault(v => string.Equals(v.Name, words.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? Vaccines.FirstOrDefault(v => named.Contains(v.Vaccine.Code));
        if (meant is null)
        {
            return null;
        }

        var due = new VaccinePlan(meant.Vaccine, Birthdate, [.. meant.Doses, new VaccineDose(on)]).NextDue;
        return new AdvisedDose(meant.Doses.Count(d => d.On != on) + 1, due, due);
    }
}

/// <param name="Doses">What the patient has had of it, as far as it is on record.</param>
public sealed record VaccineOnOffer(string Name, Vaccine Vaccine, IReadOnlyList<VaccineDose> Doses);

public sealed record AdvisedDose(int DoseNumber, DateOnly? NextDue, DateOnly? Expires);
