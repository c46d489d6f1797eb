using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A clinic's week changes; its slots follow, and what is booked stays.</summary>
public sealed class SetClinicHours(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, WeeklyHours hours, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.ManagedBy(actor).SingleOrDefaultAsync(c => c.Id == clinicId, cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        clinic.ChangeHours(hours);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok;
    }
}
