namespace PetPro.Data.Accounts;

/// <summary>Forgets a passkey of the actor's; nobody signs in with it any more.</summary>
public sealed class RemovePasskey(IDbContextFactory<PetProDb> contexts, SecurityNews news)
{
    public async Task<Result> RunAsync(Actor actor, Guid passkeyId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(actor.UserId, cancellation);
        if (user is null || await db.Passkeys.Where(p => p.Id == passkeyId && p.UserId == user.Id).ExecuteDeleteAsync(cancellation) == 0)
        {
            return Error.NotFound;
        }

        news.Tell(db, user, SecurityNews.PasskeyRemoved);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
