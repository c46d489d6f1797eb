using PetPro.Core.Accounts;

namespace PetPro.Data.Records;

/// <summary>The clinic that issued a prescription takes it back; it cannot be filled any more, and the reason stays with it.</summary>
public sealed class CancelPrescription(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid prescriptionId, string reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await RecordDoors.StaffAsync(db, actor, clinicId, Permissions.WriteRecords, cancellation) is not { } staff)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var prescription = await db.Prescriptions
            .FromSql($"SELECT * FROM records.prescriptions WHERE id = {prescriptionId} AND clinic_id = {clinicId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
        if (prescription is null)
        {
            return Error.NotFound;
        }

        if (string.IsNullOrWhiteSpace(staff.LicenceNumber))
        {
            return Error.Conflict("licence-missing");
        }

        if (prescription.Cancel(reason, staff.Id, clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
