using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>A visit's note as its clinic writes on it. That it was opened is logged.</summary>
public sealed class GetVisitNote(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<VisitNoteSheet>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.ReadRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        db.Add(RecordReading.ByClinic(visit.PetId, clinicId, visit.StaffId, null, ReadingOf.Note, null, now));
        await db.SaveChangesAsync(cancellation);
        var note = await (
            from written in db.VisitNotes
            join staff in db.Staff on written.AuthorStaffId equals staff.Id
            where written.BookingId == bookingId
            select new
            {
                written.Id,
                written.Version,
                written.UpdatedAt,
                Author = staff.Name,
                Content = new NoteContent(written.Complaint, written.Findings, written.Diagnosis, written.Treatment, written.Kilograms),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        IReadOnlyList<(Guid, AddendumEntry Entry)> addenda = note is null ? [] : await TimelineNotes.AddendaAsync(db, [note.Id], cancellation);
        return new VisitNoteSheet(
            visit.PetId,
            visit.Status,
            visit.TimeZone,
            note?.Content ?? NoteContent.Empty,
            note?.Version ?? 0,
            note?.Author,
            note?.UpdatedAt,
            visit.CompletedAt + VisitNote.OpenFor,
            VisitNote.IsLocked(visit.CompletedAt, now),
            actor.MayAt(clinicId, Permissions.WriteRecords),
            visit.LicenceNumber is not null && actor.MayAt(clinicId, Permissions.WriteRecords),
            [.. addenda.Select(a => a.Entry)]);
    }
}

/// <param name="Author">Who wrote the version that stands.</param>
/// <param name="LocksAt">None while the visit goes on.</param>
/// <param name="MayPrescribe">The reader has a licence to practise.</param>
public sealed record VisitNoteSheet(
    Guid PetId,
    BookingStatus Status,
    string TimeZone,
    NoteContent Content,
    int Version,
    string? Author,
    DateTimeOffset? SavedAt,
    DateTimeOffset? LocksAt,
    bool IsLocked,
    bool MayWrite,
    bool MayPrescribe,
    IReadOnlyList<AddendumEntry> Addenda);
