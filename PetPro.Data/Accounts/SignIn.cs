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

    public async Task<Result<SignedIn>> RunAsync(Actor _, string? email, string? password, CancellationToken cancellation)
    {
        var normalized = email?.Trim().ToUpperInvariant() ?? "";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancellation);
        var isRight = passwords.IsRight(known, password);
        if (known is null)
        {
            return Refused;
        }

        // The slow comparison is over: only counting needs the lock. Of guesses at the same time, none counts after the fifth wrong one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var user = await db.LockUserAsync(known.Id, cancellation);
        if (user is null || user.IsLockedAt(now) || user.PasswordHash != known.PasswordHash)
        {
            return Refused;
        }

        var verdict = Decide(user, isRight, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return verdict;
    }

    private static Result<SignedIn> Decide(User user, bool isRight, DateTimeOffset now)
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

        user.PasswordWasRight(now);
        return SignedIn.As(user);
    }
}
