using Microsoft.AspNetCore.DataProtection;
using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Keeps the secrets of authenticator apps and takes their codes. The account's row must be locked: wrong ones are counted there.</summary>
public sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("PetPro.SecondFactor");

    public SecondFactor Begin(Guid userId) =>
        SecondFactor.Begin(userId, protector.Protect(Convert.ToBase64String(Totp.NewSecret())), clock.GetUtcNow());

    public byte[] SecretOf(SecondFactor factor) => Convert.FromBase64String(protector.Unprotect(factor.SealedSecret));

    /// <summary>Takes a code of the app, or a recovery code; each is good once, which the database sees to.</summary>
    public async Task<bool> TryTakeAsync(PetProDb db, SecondFactor factor, string? typed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (Totp.StepOf(SecretOf(factor), typed, now) is { } step)
        {
            return await db.SecondFactors.Where(f => f.UserId == factor.UserId && f.LastStep < step)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.LastStep, step), cancellation) == 1;
        }

        var hash = RecoveryCode.Hash(typed);
        return await db.RecoveryCodes.Where(c => c.UserId == factor.UserId && c.CodeHash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), cancellation) == 1;
    }

    /// <summary>Ten new recovery codes; the ones before are good for nothing from then on.</summary>
    /// <returns>To be shown once.</returns>
    public static async Task<IReadOnlyList<string>> RenewCodesAsync(PetProDb db, Guid userId, CancellationToken cancellation)
    {
        await db.RecoveryCodes.Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellation);
        var made = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make(userId)).ToList();
        db.RecoveryCodes.AddRange(made.Select(m => m.Kept));
        return made.ConvertAll(m => m.Code);
    }

    /// <summary>The factor that a sign-in must ask for; null where there is none.</summary>
    public static Task<SecondFactor?> OfAsync(PetProDb db, Guid userId, CancellationToken cancellation) =>
        db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt != null, cancellation);
}
