namespace PetPro.Data.Pets;

/// <summary>Takes a pet out of the lists to choose from; what is known of it stays. The same, undone, with <c>isArchived</c> false.</summary>
public sealed class ArchivePet(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, bool isArchived, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        if (isArchived)
        {
            pet.Archive();
        }
        else if (pet.Restore() is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
