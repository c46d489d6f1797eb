using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>
/// Hands seats to those who wait. A seat that is freed passes on in the transaction that frees it, so that it is never there for
/// everybody while somebody waits for it.
/// </summary>
internal static class WaitlistLine
{
    /// <summary>Holds a seat, which the caller has or is about to free, for the first in line. Its offer is saved with the caller's changes.</summary>
    /// <returns>False = nobody waits whom it suits; the seat is the caller's to free.</returns>
    public static async Task<bool> PassOnAsync(PetProDb db, Guid slotId, DateTimeOffset now, CancellationToken cancellation)
    {
        var reached = db.ChangeTracker.Entries<WaitlistEntry>().Select(e => e.Entity.Id).ToArray();
        var first = await db.WaitlistEntries.FromSql($"""
            SELECT entry.* FROM bookings.waitlist_entries entry
            JOIN bookings.slots slot ON slot.id = {slotId} AND slot.service_id = entry.service_id
            WHERE entry.status = 'waiting' AND entry.id <> ALL({reached}) AND bookings.suits(entry, slot, {now})
            ORDER BY entry.ranked_at, entry.id
            LIMIT 1
            FOR UPDATE OF entry SKIP LOCKED
            """).ToListAsync(cancellation);
        if (first is not [var entry])
        {
            return false;
        }

        var (reservationId, expiresAt) = (Guid.CreateVersion7(), now + WaitlistOffer.HoldFor);
        if (!await HoldAsync(db, entry, slotId, reservationId, expiresAt, now, cancellation))
        {
            return false;
        }

        db.Add(entry.Offer(slotId, reservationId, expiresAt).Value);
        return true;
    }

    /// <summary>
    /// The pet may be given another hold at this very moment, here or elsewhere: then the database keeps one of the two, and nothing
    /// fails. Nobody waits for another's hold of the same pet here: the next round offers the seat again.
    /// </summary>
    private static async Task<bool> HoldAsync(
        PetProDb db, WaitlistEntry entry, Guid slotId, Guid reservationId, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellation)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("offer", cancellation);
        try
        {
            return await db.Database.ExecuteSqlAsync($"""
                INSERT INTO bookings.reservations (id, user_id, pet_id, service_id, slot_id, lock_id, status, expires_at, created_at, updated_at)
                SELECT {reservationId}, {entry.UserId}, {entry.PetId}, {entry.ServiceId}, {slotId}, {ReferenceCode.New("L", 12)}, 'pending', {expiresAt}, {now}, {now}
                WHERE pg_try_advisory_xact_lock(hashtextextended({entry.PetId.ToString()}, 1))
                ON CONFLICT DO NOTHING
                """, cancellation) == 1;
        }
        catch (Npgsql.PostgresException refused) when (refused.IsViolationOf(PetTimes.Elsewhere) || refused.IsViolationOf(BookablePets.Refused))
        {
            await transaction.RollbackToSavepointAsync("offer", cancellation);
            return false;
        }
    }

    /// <summary>Locks an entry of a person, with the offer that is open; the reservation of the offer is locked before, if there is one.</summary>
    public static async Task<(WaitlistEntry Entry, WaitlistOffer? Offer)> LockAsync(PetProDb db, Guid entryId, CancellationToken cancellation)
    {
        var entry = await db.WaitlistEntries.FromSql($"SELECT * FROM bookings.waitlist_entries WHERE id = {entryId} FOR UPDATE").SingleAsync(cancellation);
        var offer = await db.WaitlistOffers.SingleOrDefaultAsync(o => o.EntryId == entryId && o.Status == WaitlistOfferStatus.Open, cancellation);
        return (entry, offer);
    }
}
