using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>What is blocked by hand at a clinic between two instants, for its calendar.</summary>
public sealed class ListTimeBlocks(IDbContextFactory<PetProDb> contexts)
{
    private const int Most = 500;

    public async Task<Result<IReadOnlyList<BlockedTime>>> RunAsync(
        Actor actor, Guid clinicId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (first, last) = (from.ToUniversalTime(), until.ToUniversalTime());
        return await (
            from block in db.TimeBlocks
            join member in db.Staff on block.StaffId equals member.Id
            where block.ClinicId == clinicId && block.StartsAt < last && block.EndsAt > first
            orderby block.StartsAt, block.Id
            select new BlockedTime(block.Id, block.StaffId, member.Name, block.StartsAt, block.EndsAt, block.Reason)).Take(Most).ToListAsync(cancellation);
    }
}

/// <param name="StartsAt">UTC, like the end.</param>
public sealed record BlockedTime(Guid Id, Guid StaffId, string StaffName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Reason);
