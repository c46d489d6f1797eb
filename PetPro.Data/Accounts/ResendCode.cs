using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Mails another code to an address that is still to be proven, a minute after the last one at the earliest. The answer is always the same.</summary>
public sealed class ResendCode(IDbContextFactory<PetProDb> contexts, CodesByMail codes)
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
        if (user is not { EmailConfirmed: false } || !await codes.TrySendAsync(db, user, CodePurpose.VerifyEmail, OneTimeCode.Pause, cancellation))
        {
            OneTimeCode.TryInVain(null);
            return Result.Ok;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
