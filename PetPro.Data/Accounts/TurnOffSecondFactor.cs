namespace PetPro.Data.Accounts;

/// <summary>Turns the second factor off for who knows the password and has a code, of the app or for recovery.</summary>
public sealed class TurnOffSecondFactor(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, SecondFactors factors, SecurityNews news, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, string? password, string? code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(actor.UserId, cancellation);
        var factor = await SecondFactors.OfAsync(db, actor.UserId, cancellation);
        if (user is null || factor is null)
        {
            return Error.NotFound;
        }

        var wrong = await user.ProveAsync(password, passwords, () => factors.TryTakeAsync(db, factor, code, cancellation), clock.GetUtcNow());
        if (wrong is null)
        {
            await db.RecoveryCodes.Where(c => c.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            await db.SecondFactors.Where(f => f.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            news.Tell(db, user, SecurityNews.SecondFactorOff);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wrong is null ? Result.Ok : wrong;
    }
}
