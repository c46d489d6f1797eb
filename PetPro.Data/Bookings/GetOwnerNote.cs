namespace PetPro.Data.Bookings;

/// <summary>What the actor keeps for themselves about a booking of theirs; an empty note where there is none yet.</summary>
public sealed class GetOwnerNote(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<OwnNote>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from booking in db.Bookings.OwnedBy(actor)
            where booking.Id == bookingId
            select new { Note = db.OwnerNotes.Where(n => n.BookingId == booking.Id && n.UserId == actor.UserId).Select(n => new OwnNote(n.Text, n.Version)).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? Error.NotFound : found.Note ?? new OwnNote("", 0);
    }
}

/// <param name="Version">0 where there is none yet.</param>
public sealed record OwnNote(string Text, int Version);
