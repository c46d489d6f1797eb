using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>An owner keeps a note on a booking of theirs. Of two windows that write at once one is told that the other was quicker.</summary>
public sealed class KeepOwnerNote(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="seen">The version that the owner has before them; 0 where there was none.</param>
    /// <returns>The version that this became.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, Guid bookingId, string? text, int seen, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Bookings.OwnedBy(actor).AnyAsync(b => b.Id == bookingId, cancellation))
        {
            return Error.NotFound;
        }

        var note = await db.OwnerNotes.SingleOrDefaultAsync(n => n.BookingId == bookingId, cancellation);
        if (note is null)
        {
            note = OwnerNote.Begin(bookingId, actor.UserId);
            db.Add(note);
        }

        if (note.Write(text, seen, clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException overtaken) when (overtaken is DbUpdateConcurrencyException || overtaken.IsViolationOf("pk_owner_notes"))
        {
            return Error.Conflict("own-note-changed");
        }

        return note.Version;
    }
}
