namespace PetPro.Data.Clinics;

/// <summary>A member of staff will be there after all.</summary>
public sealed class CancelAbsence(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid staffId, Guid absenceId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var absence = await db.FindStaffAsync(actor, clinicId, staffId, cancellation) is null
            ? null
            : await db.StaffAbsences.SingleOrDefaultAsync(a => a.Id == absenceId && a.StaffId == staffId, cancellation);
        if (absence is null)
        {
            return Error.NotFound;
        }

        absence.Cancel();
        db.Remove(absence);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
