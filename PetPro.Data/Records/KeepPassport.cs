using PetPro.Core.Accounts;

namespace PetPro.Data.Records;

/// <summary>A member of staff who was given a passport link keeps it for the clinic, which reads the record until the link ends.</summary>
public sealed class KeepPassport(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The pet whose record it is.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var staff = await RecordDoors.StaffAsync(db, actor, clinicId, Permissions.ReadRecords, cancellation);
        var link = await PassportDoors.FindAsync(db, secret, now, cancellation);
        if (staff is null || link is null)
        {
            return Error.NotFound;
        }

        // Two of the staff may do it at once; the first one's name stays.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO records.passport_clinics (link_id, clinic_id, staff_id, attached_at) VALUES ({link.Id}, {clinicId}, {staff.Id}, {now})
            ON CONFLICT DO NOTHING
            """,
            cancellation);
        return link.PetId;
    }
}
