using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>Who works at several clinics comes back to the one that was open last, on whatever device.</summary>
public sealed class RememberClinic(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeVisits))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        await db.Staff.Where(s => s.ClinicId == clinicId && s.UserId == actor.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastOpenedAt, now), cancellation);
        return Result.Ok;
    }
}
