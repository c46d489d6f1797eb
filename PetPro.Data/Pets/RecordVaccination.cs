using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>An owner writes down a vaccination that was given before PetPro, or elsewhere.</summary>
public sealed class RecordVaccination(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(
        Actor actor, Guid petId, string vaccineName, DateOnly on, DateOnly? expires, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        var vaccination = Vaccination.GivenElsewhere(petId, vaccineName, on, expires, clock.Today());
        if (!vaccination.IsOk)
        {
            return vaccination.Error;
        }

        db.Add(vaccination.Value);
        await db.SaveChangesAsync(cancellation);
        return vaccination.Value.Id;
    }
}
