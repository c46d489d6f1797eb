namespace PetPro.Data.Pets;

/// <summary>An owner tells that a pet has died. Reminders end at once; what is booked is called off by whoever hears of it.</summary>
public sealed class TellPetDeath(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, DateOnly on, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockPetAsync(actor, petId, cancellation) is not { } pet)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        if (pet.TellDeath(on, clock.Today(), now) is { IsOk: false } refused)
        {
            return refused;
        }

        // Whoever was invited to take it over finds the offer withdrawn.
        await db.PetTransfers.Standing().Where(t => t.PetId == petId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.WithdrawnAt, now), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
