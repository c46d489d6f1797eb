using Microsoft.AspNetCore.Identity;

namespace PetPro.Data.Accounts;

/// <summary>Lets in whose passkey the framework has found to be right: it stands for password and second factor.</summary>
public sealed class SignInByPasskey(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<SignedIn>> RunAsync(Actor _, UserPasskeyInfo shown, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == shown.CredentialId, cancellation);
        var user = passkey is null ? null : await db.LockUserAsync(passkey.UserId, cancellation);
        if (passkey is null || user is null || !shown.IsUserVerified)
        {
            return SignIn.Refused;
        }

        if (!user.IsActive)
        {
            return SignIn.Inactive;
        }

        var now = clock.GetUtcNow();
        passkey.Used(shown.SignCount, shown.IsUserVerified, shown.IsBackedUp, now);
        user.PasswordWasRight(now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return SignedIn.As(user);
    }
}
