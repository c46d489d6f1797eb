using PetPro.Core.Accounts;
using PetPro.Core.Pets;

namespace PetPro.Data.Records;

/// <summary>A clinic writes down a vaccination that it gives at a visit; with it comes a certificate.</summary>
public sealed class GiveVaccination(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The vaccination's id.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, GivenDose dose, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.WriteRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        if (visit.HasBegun is { IsOk: false } tooEarly)
        {
            return tooEarly.Error;
        }

        var given = Vaccination.GivenAtVisit(visit.PetId, dose, new GivenAt(clinicId, visit.StaffId, bookingId), visit.DateOf(clock.GetUtcNow()));
        if (!given.IsOk)
        {
            return given.Error;
        }

        db.Add(given.Value.With(await CodesAsync(db, visit.PetId, dose.VaccineName, cancellation)));
        await db.SaveChangesAsync(cancellation);
        return given.Value.Id;
    }

    /// <summary>The vaccines that the words mean, by their name in any of the three languages or by an alias.</summary>
    private static async Task<IReadOnlyList<string>> CodesAsync(PetProDb db, Guid petId, string words, CancellationToken cancellation)
    {
        var species = await db.Pets.Where(p => p.Id == petId).Select(p => p.Species).SingleAsync(cancellation);
        var vaccines = await db.Vaccines.AsNoTracking().Where(v => v.Species.Contains(species)).ToListAsync(cancellation);
        var byName = vaccines.Where(v => new[] { v.NameEn, v.NameId, v.NameJa }.Contains(words.Trim(), StringComparer.OrdinalIgnoreCase)).Select(v => v.Code);
        return [.. byName, .. Vaccine.Named(vaccines, species, words)];
    }
}
