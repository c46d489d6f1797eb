namespace PetPro.Data.Pets;

/// <summary>An owner takes the offer of a pet back: the link in the mail is good for nothing from then on.</summary>
public sealed class WithdrawPetOffer(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockPetAsync(actor, petId, cancellation) is null)
        {
            return Error.NotFound;
        }

        var offer = await db.PetTransfers.Standing().SingleOrDefaultAsync(t => t.PetId == petId, cancellation);
        if (offer?.Withdraw(clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
