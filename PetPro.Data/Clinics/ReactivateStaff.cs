namespace PetPro.Data.Clinics;

/// <summary>Who had left is back, with the role and the hours of before.</summary>
public sealed class ReactivateStaff(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        member.Return();
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
