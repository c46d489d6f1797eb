using PetPro.Core.Accounts;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>Adds to the note of a visit that is locked; where nobody wrote one in time, the addendum is what there is.</summary>
public sealed class AddAddendum(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, string text, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.WriteRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        var note = await db.VisitNotes.SingleOrDefaultAsync(n => n.BookingId == bookingId, cancellation);
        var isNew = note is null;
        note ??= VisitNote.BeginLate(bookingId, visit.PetId, clinicId, visit.StaffId);
        var addendum = NoteAddendum.Write(note, text, visit.StaffId, visit.CompletedAt, clock.GetUtcNow());
        if (!addendum.IsOk)
        {
            return addendum.Error;
        }

        if (isNew)
        {
            db.Add(note);
        }

        db.Add(addendum.Value);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException overtaken) when (overtaken.IsViolationOf("idx_visit_notes_booking_id"))
        {
            return Error.Conflict("note-changed-meanwhile");
        }

        return addendum.Value.Id;
    }
}
