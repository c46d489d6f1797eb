namespace PetPro.Data.Clinics;

/// <summary>A member of staff leaves: no way in any more and no slots; what was done stays in their name, and what is booked with them is for the clinic to resolve. A clinic keeps a manager.</summary>
public sealed class DeactivateStaff(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockClinicAsync(clinicId, cancellation);
        if (await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is not { } member)
        {
            return Error.NotFound;
        }

        if (await db.IsLastManagerAsync(member, cancellation))
        {
            return Error.Conflict("last-manager");
        }

        member.Leave();

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
