using PetPro.Core.Accounts;
using PetPro.Core.Records;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>
/// Keeps what has been written of a visit so far, as a new version on top of the one that the writer has seen. Who was overtaken by
/// a colleague is told so, and nothing of either is lost. A weight goes into the pet's series on the day of the visit.
/// </summary>
public sealed class SaveVisitNote(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="seen">The version that the writer has before them; 0 where there was none.</param>
    /// <returns>The version that this became.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, NoteContent content, int seen, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.WriteRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        var note = await db.VisitNotes.SingleOrDefaultAsync(n => n.BookingId == bookingId, cancellation);
        if (note is null)
        {
            note = VisitNote.Begin(bookingId, visit.PetId, clinicId);
            db.Add(note);
        }

        var weightBefore = note.Kilograms;
        if (note.Write(content, seen, visit.StaffId, visit.CompletedAt, now) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        db.Add(VisitNoteVersion.Of(note, now));
        if (weightBefore != note.Kilograms && await WeighAsync(db, visit, weightBefore, note.Kilograms, now, cancellation) is { IsOk: false } impossible)
        {
            return impossible.Error;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException overtaken) when (overtaken is DbUpdateConcurrencyException
            || overtaken.IsViolationOf("idx_visit_notes_booking_id") || overtaken.IsViolationOf("pk_visit_note_versions"))
        {
            return Error.Conflict("note-changed-meanwhile");
        }
        catch (DbUpdateException locked) when (locked.IsViolationOf("visit_note_locked"))
        {
            return Error.Conflict("note-locked");
        }

        await transaction.CommitAsync(cancellation);
        return note.Version;
    }

    private static async Task<Result> WeighAsync(
        PetProDb db, VisitDoor visit, decimal? before, decimal? kilograms, DateTimeOffset now, CancellationToken cancellation)
    {
        var pet = await Weighings.LockAsync(db, visit.PetId, cancellation);
        var today = visit.DateOf(now);
        var day = visit.Day < today ? visit.Day : today;
        if (kilograms is { } weighed)
        {
            return pet.Weigh(weighed, day, today);
        }

        pet.TakeBackWeight(before!.Value, day);
        return Result.Ok;
    }
}
