using Microsoft.AspNetCore.Identity;
using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Keeps a passkey that the framework has found to be right for who is signed in.</summary>
public sealed class AddPasskey(IDbContextFactory<PetProDb> contexts, SecurityNews news)
{
    public async Task<Result> RunAsync(Actor actor, UserPasskeyInfo made, string? name, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockUserAsync(actor.UserId, cancellation) is not { } user)
        {
            return Error.NotFound;
        }

        if (await db.Passkeys.CountAsync(p => p.UserId == user.Id, cancellation) >= Passkey.MostPerAccount)
        {
            return Error.Conflict("passkeys-too-many", Passkey.MostPerAccount);
        }

        var added = Passkey.Add(
            user.Id,
            "Passkey",
            (made.CredentialId, made.PublicKey, made.AttestationObject, made.ClientDataJson),
            made.SignCount,
            made.Transports ?? [],
            (made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp));
        if (!string.IsNullOrWhiteSpace(name) && added.Rename(name) is { IsOk: false } refused)
        {
            return refused;
        }

        db.Passkeys.Add(added);
        news.Tell(db, user, SecurityNews.PasskeyAdded);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
