namespace PetPro.Data.Accounts;

/// <summary>Calls a passkey of the actor's by another name.</summary>
public sealed class RenamePasskey(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid passkeyId, string? name, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.Id == passkeyId && p.UserId == actor.UserId, cancellation);
        if (passkey is null)
        {
            return Error.NotFound;
        }

        var renamed = passkey.Rename(name);
        if (renamed.IsOk)
        {
            await db.SaveChangesAsync(cancellation);
        }

        return renamed;
    }
}
