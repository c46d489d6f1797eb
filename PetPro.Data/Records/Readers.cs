using PetPro.Core.Accounts;
using PetPro.Core.Records;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>Lets the owner or a clinic read one thing of a record, and logs that the clinic did.</summary>
internal static class Readers
{
    /// <param name="clinicId">As whose staff the actor reads; none = as the pet's owner.</param>
    public static async Task<bool> MayReadAsync(
        PetProDb db, Actor actor, Guid? clinicId, Guid petId, (ReadingOf What, Guid? SubjectId) wanted, DateTimeOffset now, CancellationToken cancellation)
    {
        if (clinicId is not { } clinic)
        {
            return actor.IsSignedIn && await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation);
        }

        var door = await RecordDoors.OpenAsync(db, actor, clinic, petId, Permissions.ReadRecords, now, cancellation);
        if (door is null || (door.Scope == PassportScope.Vaccinations && wanted.What is not ReadingOf.Certificate))
        {
            return false;
        }

        db.Add(RecordReading.ByClinic(petId, clinic, door.StaffId, door.LinkId, wanted.What, wanted.SubjectId, now));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
