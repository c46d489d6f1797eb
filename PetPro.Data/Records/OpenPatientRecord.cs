using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>A patient's record as the staff of a clinic read it. That they did is logged with it.</summary>
public sealed class OpenPatientRecord(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species and breed.</param>
    public async Task<Result<PatientRecord>> RunAsync(
        Actor actor, Guid clinicId, Guid petId, TimelineWanted wanted, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var door = await RecordDoors.OpenAsync(db, actor, clinicId, petId, Permissions.ReadRecords, now, cancellation);
        if (door is null)
        {
            return Error.NotFound;
        }

        db.Add(RecordReading.ByClinic(petId, clinicId, door.StaffId, door.LinkId, ReadingOf.Record, null, now));
        await db.SaveChangesAsync(cancellation);
        var visits = await (
            from booking in db.Bookings
            join slot in db.Slots on booking.SlotId equals slot.Id
            join service in db.Services on booking.ServiceId equals service.Id
            join clinic in db.Clinics on booking.ClinicId equals clinic.Id
            where booking.PetId == petId && booking.ClinicId == clinicId && RecordDoors.Visits.Contains(booking.Status)
            orderby slot.StartsAt descending
            select new PatientVisit(booking.Id, booking.Status, service.Name, slot.StartsAt, clinic.TimeZone)).Take(5).AsNoTracking().ToListAsync(cancellation);
        return new PatientRecord(
            await PetIdentities.ReadAsync(db, petId, language, cancellation),
            door.Scope,
            door.LinkId is not null,
            visits,
            await Timeline.ReadAsync(db, petId, door.Scope, clinicId, wanted, cancellation));
    }
}

/// <param name="IsByLink">There was no visit: the owner's passport link opens it.</param>
/// <param name="Visits">To this clinic, the latest.</param>
/// <param name="Entries">Newest first.</param>
public sealed record PatientRecord(
    PetIdentity Pet, PassportScope Scope, bool IsByLink, IReadOnlyList<PatientVisit> Visits, IReadOnlyList<TimelineEntry> Entries);

public sealed record PatientVisit(Guid BookingId, BookingStatus Status, string ServiceName, DateTimeOffset StartsAt, string TimeZone);
