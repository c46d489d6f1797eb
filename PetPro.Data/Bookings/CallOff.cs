using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// Ends everything that is held or booked for a pet and has not begun, in the caller's commit: all of it or nothing. Everything is
/// locked in everybody's order, kind by kind: reservations, bookings, payments, the times of staff, slots.
/// </summary>
internal static class CallOff
{
    /// <param name="isMeant">Which visits that are paid are meant, too; what is only held is always.</param>
    public static async Task ForPetAsync(
        PetProDb db, (Guid PetId, Guid UserId) whose, string reason, Func<Slot, bool> isMeant, DateTimeOffset now, CancellationToken cancellation)
    {
        var reservations = await db.Reservations.FromSql($"""
            SELECT * FROM bookings.reservations WHERE pet_id = {whose.PetId} AND user_id = {whose.UserId} AND status IN ('pending', 'confirmed') ORDER BY id FOR UPDATE
            """).ToListAsync(cancellation);
        var ids = reservations.Select(r => r.Id).ToArray();
        var bookings = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE reservation_id = ANY({ids}) ORDER BY id FOR UPDATE")
            .ToDictionaryAsync(b => b.ReservationId, cancellation);
        var slotIds = reservations.Select(r => r.SlotId).ToArray();
        var meant = (await db.Slots.AsNoTracking().Where(s => slotIds.Contains(s.Id)).ToListAsync(cancellation)).Where(isMeant).Select(s => s.Id).ToHashSet();
        var ending = reservations.FindAll(r => r.Status == ReservationStatus.Pending
            || (bookings.TryGetValue(r.Id, out var booked) && MayEnd(booked) && meant.Contains(r.SlotId)));
        foreach (var reservation in ending)
        {
            reservation.Cancel();
            if (bookings.TryGetValue(reservation.Id, out var booking))
            {
                await CancelAsync(db, booking, reason, now, cancellation);
            }
        }

        await DropMovesAsync(db, [.. ending.Select(r => r.Id)], [.. ending.Where(r => bookings.ContainsKey(r.Id)).Select(r => bookings[r.Id].Id)], cancellation);
        await GiveBackAsync(db, [.. ending.Select(r => r.SlotId)], now, cancellation);
    }

    /// <summary>Who has come to the clinic is there: the clinic ends that visit.</summary>
    private static bool MayEnd(Booking booking) =>
        booking is { Status: BookingStatus.Confirmed or BookingStatus.PendingApproval, CheckedInAt: null };

    private static async Task CancelAsync(PetProDb db, Booking booking, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        if (booking.Status is BookingStatus.PendingPayment)
        {
            booking.Cancel(reason, null, Money.Zero);
        }
        else if (MayEnd(booking))
        {
            var paid = await BookingMoney.KeptAsync(db, booking.Id, cancellation);
            booking.Cancel(reason, null, paid);
            await BookingMoney.GiveBackAsync(db, booking.Id, paid, RefundReasons.Cancelled, now, cancellation);
        }
    }

    /// <summary>A move that was being paid is given up: whoever pays it yet gets it back.</summary>
    private static async Task DropMovesAsync(PetProDb db, Guid[] holds, Guid[] visits, CancellationToken cancellation)
    {
        foreach (var move in await db.BookingMoves
            .Where(m => m.Status == MoveStatus.Open && ((m.HoldId != null && holds.Contains(m.HoldId.Value)) || visits.Contains(m.BookingId)))
            .ToListAsync(cancellation))
        {
            move.Drop();
        }
    }

    private static async Task GiveBackAsync(PetProDb db, Guid[] slotIds, DateTimeOffset now, CancellationToken cancellation)
    {
        await Seats.LockTimesAsync(db, slotIds, cancellation);
        foreach (var slotId in slotIds.Order())
        {
            await Seats.GiveBackAsync(db, slotId, now, cancellation);
        }
    }
}
