namespace PetPro.Data.Accounts;

/// <summary>
/// Is it the right password? An unknown address, a wrong password and a locked account are one answer; what else stands in the
/// way is told only to who knows the password.
/// </summary>
public sealed class SignIn(IDbContextFactory<PetProDb> contexts, Passwords passwords, TimeProvider clock)
{
    public static Error Refused { get; } = new(ErrorKind.Forbidden, "sign-in-refused");

    public static Error Inactive { get; } = new(ErrorKind.Forbidden, "account-inactive");

    public static Error NotConfirmed { get; } = new(ErrorKind.Forbidden, "email-not-confirmed");

    public async Task<Result<PasswordRight>> RunAsync(Actor _, string? email, string? password, CancellationToken cancellation)
    {
        var normalized = email?.Trim().ToUpperInvariant() ?? "";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancellation);
        var isRight = passwords.IsRight(known, password);

        // The slow comparison is over: only counting needs the lock. Of guesses at the same time, none counts after the fifth wrong one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var user = await db.LockUserAsync(known?.Id ?? Guid.Empty, cancellation);
        if (known is null || user is null || user.IsLockedAt(now) || user.PasswordHash != known.PasswordHash)
        {
            return Refused;
        }

        var hasSecond = isRight && await SecondFactors.OfAsync(db, user.Id, cancellation) is not null;
        var verdict = Decide(user, isRight, hasSecond, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return verdict;
    }

    /// <summary>Wrong tries before a second factor that is still to be shown stay counted: who knows the password has not got in yet.</summary>
    private static Result<PasswordRight> Decide(User user, bool isRight, bool hasSecond, DateTimeOffset now)
    {
        if (!isRight)
        {
            user.PasswordWasWrong(now);
            return Refused;
        }

        if (!user.IsActive)
        {
            return Inactive;
        }

        if (!user.EmailConfirmed)
        {
            return NotConfirmed;
        }

        if (hasSecond)
        {
            return new PasswordRight(null, new PendingSignIn(user.Id, user.SecurityStamp ?? ""));
        }

        user.PasswordWasRight(now);
        return new PasswordRight(SignedIn.As(user), null);
    }
}
