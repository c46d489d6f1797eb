using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Changes how the clinic presents a member of its staff.</summary>
public sealed class ChangeStaffProfile(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, StaffProfile profile, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        var changed = member.ChangeProfile(profile);
        if (!changed.IsOk)
        {
            return changed;
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
