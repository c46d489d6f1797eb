namespace PetPro.Data.Accounts;

/// <summary>Ends a session of who asks: neither its cookie nor its refresh and access tokens are good any more.</summary>
public sealed class EndSession(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid sessionId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.EndSessionsAsync(actor.UserId, clock.GetUtcNow(), cancellation, only: sessionId);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
