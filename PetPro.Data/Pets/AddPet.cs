using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

public sealed class AddPet(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="kilograms">As weighed today, or none.</param>
    /// <returns>The pet's id.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, PetProfile profile, decimal? kilograms, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var today = clock.Today();
        List<FieldError> wrong = [.. profile.Check(today), .. await SpeciesFacts.CheckAsync(db, profile, cancellation)];
        if (kilograms is { } given && !PetWeight.IsPossible(given))
        {
            wrong.Add(PetWeight.Impossible);
        }

        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        var pet = Pet.Register(actor.UserId, profile, today).Value;
        if (kilograms is { } weighed)
        {
            pet.Weigh(weighed, today, today);
        }

        db.Add(pet);
        await db.SaveChangesAsync(cancellation);
        return pet.Id;
    }
}
