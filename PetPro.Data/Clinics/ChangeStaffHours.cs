using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Changes when a member of staff works; what the clinic offers follows.</summary>
public sealed class ChangeStaffHours(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, WeeklyHours hours, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        member.ChangeWorkingHours(hours);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
