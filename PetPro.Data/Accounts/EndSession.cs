namespace PetPro.Data.Accounts;

/// <summary>Ends a session of who asks: neither its refresh tokens nor its access tokens are good any more.</summary>
public sealed class EndSession(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid sessionId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        await db.RefreshTokens.Where(t => t.UserId == actor.UserId && t.FamilyId == sessionId && t.RevokedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellation);
        return Result.Ok;
    }
}
