using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>Sets a new password with the code that was mailed; it proves the address, too. Whoever was signed in is not any more.</summary>
public sealed class ResetPassword(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, CodesByMail codes, MailQueue mails, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor _, string? email, string? code, string? password, CancellationToken cancellation)
    {
        var address = EmailAddress.Parse(email);
        FieldError[] wrong =
        [
            .. address.Error?.Fields ?? [],
            .. PersonFields.CheckCode(code),
            .. PasswordPolicy.Check(password, email).Error?.Fields ?? [],
        ];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        var hash = passwords.Hash(password!);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(address.Value.Normalized, cancellation);
        var isRight = await codes.TryTakeAsync(db, user?.Id ?? Guid.Empty, CodePurpose.ResetPassword, code, cancellation);
        if (isRight)
        {
            user!.TakePassword(hash);
            user.ConfirmAddress();
            await db.EndSessionsAsync(user.Id, clock.GetUtcNow(), cancellation);
            mails.Add(db, user.Id, MailTemplates.PasswordChanged, user.Profile.Language, new Dictionary<string, string> { [MailArguments.Link] = "/account/forgot-password" });
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isRight ? Result.Ok : Error.Invalid("code", "code-wrong");
    }
}
