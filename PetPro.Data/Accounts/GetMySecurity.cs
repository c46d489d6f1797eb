namespace PetPro.Data.Accounts;

/// <param name="RecoveryCodesLeft">Of ten.</param>
public sealed record MySecurity(bool HasApp, DateTimeOffset? AppSince, int RecoveryCodesLeft, IReadOnlyList<PasskeyLine> Passkeys)
{
    /// <summary>Is there more than a password between the account and a thief?</summary>
    public bool IsStrong => HasApp || Passkeys.Count > 0;
}

/// <param name="IsSynced">A password manager keeps it, so that it outlives the device.</param>
public sealed record PasskeyLine(Guid Id, string Name, bool IsSynced, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);

/// <summary>What protects the account of who asks, besides the password.</summary>
public sealed class GetMySecurity(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<MySecurity>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var since = await db.SecondFactors.Where(f => f.UserId == actor.UserId).Select(f => f.ConfirmedAt).SingleOrDefaultAsync(cancellation);
        var left = await db.RecoveryCodes.CountAsync(c => c.UserId == actor.UserId && c.UsedAt == null, cancellation);
        var passkeys = await db.Passkeys.AsNoTracking().Where(p => p.UserId == actor.UserId).OrderBy(p => p.Id)
            .Select(p => new PasskeyLine(p.Id, p.Name, p.IsBackedUp, p.CreatedAt, p.LastUsedAt)).ToListAsync(cancellation);
        return new MySecurity(since is not null, since, left, passkeys);
    }
}
