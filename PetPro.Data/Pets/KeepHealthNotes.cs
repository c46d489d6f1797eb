namespace PetPro.Data.Pets;

/// <summary>An owner writes down what whoever treats the pet should know first.</summary>
public sealed class KeepHealthNotes(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, string? notes, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        if (pet.KeepHealthNotes(notes) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
