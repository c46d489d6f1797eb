namespace PetPro.Data.Accounts;

/// <summary>Makes ten new recovery codes for who knows the password and has a code; the ones before are good for nothing any more.</summary>
public sealed class RenewRecoveryCodes(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, SecondFactors factors, SecurityNews news, TimeProvider clock)
{
    /// <returns>To be shown once.</returns>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, string? password, string? code, CancellationToken cancellation)
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
        IReadOnlyList<string> recovery = [];
        if (wrong is null)
        {
            recovery = await SecondFactors.RenewCodesAsync(db, user.Id, cancellation);
            news.Tell(db, user, SecurityNews.RecoveryCodes);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wrong is null ? recovery.ToArray() : wrong;
    }
}
