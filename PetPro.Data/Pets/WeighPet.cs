namespace PetPro.Data.Pets;

/// <summary>Puts a weight into a pet's series; a second one on the same day takes the place of the first.</summary>
public sealed class WeighPet(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, decimal kilograms, DateOnly on, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // The lock makes two weighings of one day wait for each other.
        var pet = await db.Pets.FromSql($"SELECT * FROM pets.pets WHERE id = {petId} AND user_id = {actor.UserId} FOR UPDATE")
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        var tracked = await db.Pets.Include(p => p.Weights).SingleAsync(p => p.Id == petId, cancellation);
        var weighed = tracked.Weigh(kilograms, on, clock.Today());
        if (!weighed.IsOk)
        {
            return weighed;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
