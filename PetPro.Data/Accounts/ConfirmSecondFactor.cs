namespace PetPro.Data.Accounts;

/// <summary>Turns the second factor on for who knows the password and has typed a code of the app.</summary>
public sealed class ConfirmSecondFactor(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, SecondFactors factors, SecurityNews news, TimeProvider clock)
{
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, string? password, string? code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(actor.UserId, cancellation);
        var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.UserId == actor.UserId, cancellation);
        if (user is null || factor is null)
        {
            return Error.NotFound;
        }

        if (factor.ConfirmedAt is not null)
        {
            return BeginSecondFactor.IsOn;
        }

        var wrong = await user.ProveAsync(password, passwords, () => factors.TryTakeAsync(db, factor, code, cancellation), clock.GetUtcNow());
        IReadOnlyList<string> recovery = [];
        if (wrong is null)
        {
            factor.Confirm(clock.GetUtcNow());
            recovery = await SecondFactors.RenewCodesAsync(db, user.Id, cancellation);
            news.Tell(db, user, SecurityNews.SecondFactorOn);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wrong is null ? recovery.ToArray() : wrong;
    }
}
