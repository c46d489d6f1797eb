using Npgsql;
using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>
/// Taking and freeing seats: conditional updates, so that the database and nobody else says whether there is one. Locks are
/// always taken in this order: reservation, booking, payment, the staff member's time, slot.
/// </summary>
internal static class Seats
{
    private const string StaffTaken = "ex_slots_staff_taken";

    /// <summary>
    /// Takes a seat if there is one and the member of staff is free. The lock on the member's time makes those who compete for
    /// it wait in line instead of into a deadlock; the exclusion constraint is the wall. A violation leaves the transaction usable.
    /// </summary>
    public static async Task<bool> TryTakeAsync(PetProDb db, Guid slotId, Guid staffId, DateTimeOffset now, CancellationToken cancellation)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("seat", cancellation);
        if (await TakeOrEndAsync(db, slotId, staffId, now, cancellation) is { } isTaken)
        {
            return isTaken;
        }

        await transaction.RollbackToSavepointAsync("seat", cancellation);
        return false;
    }

    /// <summary>The same for who gives up without a seat: it saves the savepoint, a round trip.</summary>
    /// <returns>Null = the member of staff is taken at that time, and the transaction is of no use any more.</returns>
    public static async Task<bool?> TakeOrEndAsync(PetProDb db, Guid slotId, Guid staffId, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            return await db.Database.ExecuteSqlAsync($"""
                SELECT pg_advisory_xact_lock(hashtextextended({staffId.ToString()}, 0));
                UPDATE bookings.slots
                SET booked_count = booked_count + 1,
                    status = CASE WHEN booked_count + 1 = capacity THEN 'booked' ELSE 'available' END,
                    updated_at = {now}
                WHERE id = {slotId} AND status <> 'blocked' AND booked_count < capacity
                """, cancellation) == 1;
        }
        catch (PostgresException refused) when (refused.IsViolationOf(StaffTaken))
        {
            return null;
        }
    }

    /// <summary>Nobody takes a seat of that member of staff until the transaction ends.</summary>
    public static Task LockStaffAsync(PetProDb db, Guid staffId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({staffId.ToString()}, 0))", cancellation);

    /// <summary>
    /// Frees a seat: it goes to the first in line whom it suits and, where nobody waits, back to everybody. Stands before saving:
    /// the offer is saved with the rest.
    /// </summary>
    public static async Task GiveBackAsync(PetProDb db, Guid slotId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await WaitlistLine.PassOnAsync(db, slotId, now, cancellation))
        {
            await FreeAsync(db, slotId, now, cancellation);
        }
    }

    /// <summary>Frees a seat for everybody, past all who wait: for who takes another seat of the same staff member's time in the same breath.</summary>
    public static Task FreeAsync(PetProDb db, Guid slotId, DateTimeOffset now, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE bookings.slots
            SET booked_count = booked_count - 1,
                status = CASE WHEN status = 'booked' THEN 'available' ELSE status END,
                updated_at = {now}
            WHERE id = {slotId}
            """, cancellation);

    /// <summary>Lets a hold go that is not paid: its owner does not want it any more. Letting go what is let go already changes nothing.</summary>
    public static async Task<Result> ReleaseAsync(PetProDb db, Guid reservationId, DateTimeOffset now, CancellationToken cancellation)
    {
        var (reservation, booking) = await LockAsync(db, reservationId, cancellation);
        if (reservation.Status == ReservationStatus.Confirmed)
        {
            return Error.Conflict("already-booked");
        }

        var held = reservation.Status == ReservationStatus.Pending;
        if (reservation.Cancel() is { IsOk: false } refused)
        {
            return refused;
        }

        if (booking?.Status == BookingStatus.PendingPayment)
        {
            booking.Cancel(CancellationReasons.Owner, null, Money.Zero);
        }

        if (held)
        {
            await GiveBackAsync(db, reservation.SlotId, now, cancellation);
        }

        return Result.Ok;
    }

    /// <summary>
    /// Frees the seats of holds that have lapsed, all of them or those that stand in the way of one slot: in the slot itself, or
    /// in another that the same member of staff would be in at that time. And those of the pets that are wanted there.
    /// </summary>
    /// <returns>How many were freed.</returns>
    public static async Task<int> FreeLapsedAsync(
        PetProDb db, Guid? inTheWayOf, DateTimeOffset now, int most, CancellationToken cancellation, params Guid[] pets)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var lapsed = await db.Reservations.FromSql($"""
            SELECT r.* FROM bookings.reservations r
            WHERE r.status = 'pending' AND r.expires_at <= {now}
              AND ({inTheWayOf}::uuid IS NULL OR r.slot_id = {inTheWayOf} OR r.pet_id = ANY({pets}) OR r.slot_id IN (
                  SELECT other.id FROM bookings.slots wanted
                  CROSS JOIN LATERAL (SELECT o.id FROM bookings.slots o WHERE o.staff_id = wanted.staff_id AND o.booked_count > 0
                      AND tstzrange(coalesce(o.busy_from, o.starts_at), coalesce(o.busy_until, o.ends_at))
                          && tstzrange(coalesce(wanted.busy_from, wanted.starts_at), coalesce(wanted.busy_until, wanted.ends_at)) OFFSET 0) other
                  WHERE wanted.id = {inTheWayOf}))
            ORDER BY r.slot_id, r.id
            LIMIT {most}
            FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellation);
        var ids = lapsed.Select(r => r.Id).ToArray();
        foreach (var booking in await db.Bookings.Where(b => ids.Contains(b.ReservationId)).ToListAsync(cancellation))
        {
            booking.Expire();
        }

        await LockTimesAsync(db, [.. lapsed.Select(r => r.SlotId)], cancellation);
        foreach (var reservation in lapsed)
        {
            reservation.Expire(now);
            await GiveBackAsync(db, reservation.SlotId, now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return lapsed.Count;
    }

    /// <summary>
    /// For who touches several slots: locks the times of their staff, then the slots, each in one order for everybody, so that two who
    /// want the same slots wait in line. Who touches one slot needs none of it.
    /// </summary>
    public static async Task LockTimesAsync(PetProDb db, Guid[] slotIds, CancellationToken cancellation)
    {
        if (slotIds.Distinct().Skip(1).Any())
        {
            await db.Database.ExecuteSqlAsync($"""
                SELECT pg_advisory_xact_lock(staff.key) FROM (
                    SELECT DISTINCT hashtextextended(staff_id::text, 0) AS key FROM bookings.slots
                    WHERE id = ANY({slotIds}) AND staff_id IS NOT NULL ORDER BY 1 OFFSET 0) staff;
                SELECT id FROM bookings.slots WHERE id = ANY({slotIds}) ORDER BY id FOR UPDATE
                """, cancellation);
        }
    }

    /// <summary>Locks several reservations in one order for everybody; bookings come after all of them.</summary>
    public static Task<List<Reservation>> LockReservationsAsync(PetProDb db, Guid[] ids, CancellationToken cancellation) =>
        db.Reservations.FromSql($"SELECT * FROM bookings.reservations WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToListAsync(cancellation);

    public static Task<Booking> LockBookingAsync(PetProDb db, Guid id, CancellationToken cancellation) =>
        db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE id = {id} FOR UPDATE").SingleAsync(cancellation);

    /// <summary>Locks a reservation and, if there is one, its booking.</summary>
    public static async Task<(Reservation Reservation, Booking? Booking)> LockAsync(PetProDb db, Guid reservationId, CancellationToken cancellation)
    {
        var reservation = await db.Reservations.FromSql($"SELECT * FROM bookings.reservations WHERE id = {reservationId} FOR UPDATE")
            .SingleAsync(cancellation);
        var booking = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE reservation_id = {reservationId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);
        return (reservation, booking);
    }
}
