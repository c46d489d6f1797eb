using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>Refuses a clinic's application, with a reason that the applicant reads.</summary>
public sealed class RejectClinic(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, string reason, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.Clinics.FromSql($"SELECT * FROM clinics.clinics WHERE id = {clinicId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var rejected = clinic.Reject(reason);
        if (!rejected.IsOk)
        {
            return rejected;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
