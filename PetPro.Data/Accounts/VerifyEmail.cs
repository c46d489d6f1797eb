using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Proves an address by the code that was mailed to it. An address without an account and a wrong code are one answer.</summary>
public sealed class VerifyEmail(IDbContextFactory<PetProDb> contexts, CodesByMail codes, TimeProvider clock)
{
    public async Task<Result<SignedIn>> RunAsync(Actor _, string? email, string? code, CancellationToken cancellation)
    {
        var address = EmailAddress.Parse(email);
        FieldError[] wrong = [.. address.Error?.Fields ?? [], .. PersonFields.CheckCode(code)];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(address.Value.Normalized, cancellation);
        var isRight = await codes.TryTakeAsync(db, user?.Id ?? Guid.Empty, CodePurpose.VerifyEmail, code, cancellation);
        if (isRight)
        {
            user!.ConfirmAddress();
            user.PasswordWasRight(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isRight && user!.IsActive ? SignedIn.As(user) : Error.Invalid("code", "code-wrong");
    }
}
