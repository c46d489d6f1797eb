using PetPro.Core.Pets;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>An animal has died or lives with somebody else: its former owner waits no longer. A time that was held ends with the other holds.</summary>
public sealed class EndWaitingWhenPetLeft : IHandle<PetDied>, IHandle<PetTransferred>
{
    public Task HandleAsync(PetDied happened, PetProDb db, CancellationToken cancellation) =>
        EndAsync(happened.PetId, happened.UserId, db, cancellation);

    public Task HandleAsync(PetTransferred happened, PetProDb db, CancellationToken cancellation) =>
        EndAsync(happened.PetId, happened.FromUserId, db, cancellation);

    private static async Task EndAsync(Guid petId, Guid userId, PetProDb db, CancellationToken cancellation)
    {
        var waiting = await db.WaitlistEntries.FromSql($"""
            SELECT * FROM bookings.waitlist_entries
            WHERE pet_id = {petId} AND user_id = {userId} AND status IN ('waiting', 'offered')
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancellation);
        waiting.ForEach(entry => entry.End());
    }
}
