namespace PetPro.Data.Pets;

/// <summary>A death was told by mistake, within the day: the pet is there again. What was called off stays called off.</summary>
public sealed class TakePetDeathBack(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockPetAsync(actor, petId, cancellation) is not { } pet)
        {
            return Error.NotFound;
        }

        if (pet.TakeDeathBack(clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
