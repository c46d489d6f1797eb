using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>Sets a new password for who knows the old one. Every other sign-in of the account ends.</summary>
public sealed class ChangePassword(IDbContextFactory<PetProDb> contexts, Passwords passwords, MailQueue mails, TimeProvider clock)
{
    /// <param name="here">The session that asks, which goes on.</param>
    public async Task<Result<SignedIn>> RunAsync(Actor actor, string? current, string? password, Guid? here, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var user = await db.LockUserAsync(actor.UserId, cancellation);
        if (user is null)
        {
            return Error.NotFound;
        }

        if (PasswordPolicy.Check(password, user.Email, "newPassword").Error is { } wrong)
        {
            return wrong;
        }

        var isRight = !user.IsLockedAt(now) && passwords.IsRight(user, current);
        if (isRight)
        {
            user.TakePassword(passwords.Hash(password!));
            await db.EndSessionsAsync(user.Id, now, cancellation, except: here);
            mails.Add(db, user.Id, MailTemplates.PasswordChanged, user.Profile.Language, new Dictionary<string, string> { [MailArguments.Link] = "/account/forgot-password" });
        }
        else if (!user.IsLockedAt(now))
        {
            user.PasswordWasWrong(now);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isRight ? SignedIn.As(user) : Error.Invalid("currentPassword", "password-wrong");
    }
}
