namespace PetPro.Data.Clinics;

/// <summary>A special day becomes a day like its weekday again. Removing twice changes nothing.</summary>
public sealed class RemoveSpecialDay(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, DateOnly date, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.Clinics.ManagedBy(actor).SingleOrDefaultAsync(c => c.Id == clinicId, cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        await db.OpeningExceptions.Where(e => e.ClinicId == clinicId && e.Date == date).ExecuteDeleteAsync(cancellation);
        clinic.ReturnToWeek();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
