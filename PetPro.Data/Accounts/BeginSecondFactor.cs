using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <param name="Key">For who types it.</param>
/// <param name="Uri">For the QR code.</param>
public sealed record AppSetup(string Key, string Uri);

/// <summary>Makes the secret for an authenticator app. Until a code of it is confirmed it asks nobody for anything; asked again it is the same.</summary>
public sealed class BeginSecondFactor(IDbContextFactory<PetProDb> contexts, SecondFactors factors)
{
    public static Error IsOn { get; } = Error.Conflict("second-factor-on");

    public async Task<Result<AppSetup>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockUserAsync(actor.UserId, cancellation) is not { } user)
        {
            return Error.NotFound;
        }

        var factor = await db.SecondFactors.SingleOrDefaultAsync(f => f.UserId == user.Id, cancellation);
        if (factor is { ConfirmedAt: not null })
        {
            return IsOn;
        }

        if (factor is null)
        {
            factor = factors.Begin(user.Id);
            db.SecondFactors.Add(factor);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var secret = factors.SecretOf(factor);
        return new AppSetup(Totp.ToKey(secret), Totp.ToUri(secret, user.Email ?? ""));
    }
}
