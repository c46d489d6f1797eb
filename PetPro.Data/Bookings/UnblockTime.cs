using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>Opens a stretch that was blocked by hand: what the plan has there can be booked again. Opening twice changes nothing.</summary>
public sealed class UnblockTime(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid blockId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.RunVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.TimeBlocks.Where(b => b.Id == blockId && b.ClinicId == clinicId).ExecuteDeleteAsync(cancellation);
        await SlotMaking.RemakeAsync(contexts, clinicId, clock.GetUtcNow(), cancellation);
        return Result.Ok;
    }
}
