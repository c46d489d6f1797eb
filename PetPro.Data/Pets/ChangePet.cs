using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

public sealed class ChangePet(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, PetProfile profile, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        var today = clock.Today();
        List<FieldError> wrong = [.. profile.Check(today), .. await SpeciesFacts.CheckAsync(db, profile, cancellation)];
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        pet.Change(profile, today);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
