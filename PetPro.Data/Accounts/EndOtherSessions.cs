namespace PetPro.Data.Accounts;

/// <summary>Signs who asks out everywhere but here.</summary>
public sealed class EndOtherSessions(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="here">The session that asks; none = that one ends, too.</param>
    public async Task<Result> RunAsync(Actor actor, Guid? here, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.EndSessionsAsync(actor.UserId, clock.GetUtcNow(), cancellation, except: here);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
