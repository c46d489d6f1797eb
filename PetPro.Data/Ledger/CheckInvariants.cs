using PetPro.Core.Accounts;

namespace PetPro.Data.Ledger;

/// <summary>Checks everything that must hold at every moment, for who runs the platform.</summary>
public sealed class CheckInvariants(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<Invariant[]>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.CheckInvariantsAsync(clock.GetUtcNow(), cancellation);
    }
}
