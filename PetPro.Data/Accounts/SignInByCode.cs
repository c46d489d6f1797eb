namespace PetPro.Data.Accounts;

/// <summary>Lets in whose password was right a moment ago, by a code of the app or a recovery code. Wrong ones lock the account like wrong passwords.</summary>
public sealed class SignInByCode(IDbContextFactory<PetProDb> contexts, SecondFactors factors, TimeProvider clock)
{
    public static Error Refused { get; } = new(ErrorKind.Forbidden, "second-factor-wrong");

    public async Task<Result<SignedIn>> RunAsync(Actor _, PendingSignIn pending, string? code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var user = await db.LockUserAsync(pending.UserId, cancellation);
        if (user is not { IsActive: true } || user.IsLockedAt(now) || user.SecurityStamp != pending.Stamp)
        {
            return Refused;
        }

        var factor = await SecondFactors.OfAsync(db, user.Id, cancellation);
        var isRight = factor is null || await factors.TryTakeAsync(db, factor, code, cancellation);
        if (isRight)
        {
            user.PasswordWasRight(now);
        }
        else
        {
            user.PasswordWasWrong(now);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isRight ? SignedIn.As(user) : Refused;
    }
}
