using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Mails a code to who has forgotten the password. The answer is the same for an address without an account.</summary>
public sealed class RequestPasswordReset(IDbContextFactory<PetProDb> contexts, CodesByMail codes)
{
    public async Task<Result> RunAsync(Actor _, string? email, CancellationToken cancellation)
    {
        var address = EmailAddress.Parse(email);
        if (!address.IsOk)
        {
            return address.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(address.Value.Normalized, cancellation);
        if (user is not { IsActive: true } || !await codes.TrySendAsync(db, user, CodePurpose.ResetPassword, OneTimeCode.Pause, cancellation))
        {
            OneTimeCode.TryInVain(null);
            return Result.Ok;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
