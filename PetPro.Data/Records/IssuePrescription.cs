using PetPro.Core.Accounts;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>A member of staff with a licence prescribes a medicine at a visit.</summary>
public sealed class IssuePrescription(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The prescription's id.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, PrescriptionContent content, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.WriteRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        if (visit.HasBegun is { IsOk: false } tooEarly)
        {
            return tooEarly.Error;
        }

        var now = clock.GetUtcNow();
        var by = new Prescriber(clinicId, visit.StaffId, visit.LicenceNumber, bookingId, visit.PetId);
        var issued = Prescription.Issue(content, by, visit.DateOf(now), now);
        if (!issued.IsOk)
        {
            return issued.Error;
        }

        db.Add(issued.Value);
        await db.SaveChangesAsync(cancellation);
        return issued.Value.Id;
    }
}
