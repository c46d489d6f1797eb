using PetPro.Core.Bookings;
using PetPro.Core.Ledger;
using PetPro.Core.Payments;
using PetPro.Data.Outbox;
using PetPro.Data.Payments;

namespace PetPro.Data.Bookings;

/// <summary>
/// The money for several pets arrived: all their bookings are confirmed, each with its own share-out, and one journal. Where the seats
/// had lapsed all of them are taken again; where one is not to be had any more, everything goes back: they wanted to come together.
/// </summary>
public sealed class ConfirmGroupWhenPaymentSucceeded(TimeProvider clock) : IHandle<PaymentSucceeded>
{
    public async Task HandleAsync(PaymentSucceeded happened, PetProDb db, CancellationToken cancellation)
    {
        if (happened.SubjectType != PaymentSubjects.VisitGroup)
        {
            return;
        }

        var (holds, bookings) = await Groups.LockAsync(db, happened.SubjectId, cancellation);
        var payment = (await db.LockPaymentAsync(happened.PaymentId, cancellation))!;
        Guid[] slotIds = [.. holds.Select(h => h.SlotId)];
        var slots = await db.Slots.AsNoTracking().Where(s => slotIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        await Seats.LockTimesAsync(db, slotIds, cancellation);
        if (bookings.TrueForAll(b => b.Status is BookingStatus.PendingPayment or BookingStatus.Expired)
            && await AreThereAsync(db, bookings, cancellation)
            && await HaveSeatsAsync(db, holds, slots, cancellation))
        {
            await ConfirmAsync(db, holds, bookings, slots, payment, cancellation);
        }
        else
        {
            await GiveAllBackAsync(db, holds, bookings, payment, cancellation);
        }
    }

    private static async Task<bool> AreThereAsync(PetProDb db, List<Booking> bookings, CancellationToken cancellation)
    {
        foreach (var booking in bookings)
        {
            if (!await BookablePets.IsThereAsync(db, booking, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The seats are still counted for these holds, or those that lapsed can all be taken again.</summary>
    private async Task<bool> HaveSeatsAsync(
        PetProDb db, List<Reservation> holds, Dictionary<Guid, Slot> slots, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("group", cancellation);
        foreach (var hold in holds.Where(h => h.Status != ReservationStatus.Pending).OrderBy(h => h.SlotId))
        {
            var slot = slots[hold.SlotId];
            if (hold.Status != ReservationStatus.Expired || now >= slot.StartsAt
                || await PetTimes.IsElsewhereAsync(db, hold, slot, cancellation)
                || await Seats.TakeOrEndAsync(db, slot.Id, slot.StaffId!.Value, now, cancellation) != true)
            {
                await transaction.RollbackToSavepointAsync("group", cancellation);
                return false;
            }
        }

        return true;
    }

    private async Task ConfirmAsync(
        PetProDb db, List<Reservation> holds, List<Booking> bookings, Dictionary<Guid, Slot> slots, Payment payment, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        holds.ForEach(h => h.Confirm());
        List<FinancialEntry> entries = [];
        foreach (var booking in bookings)
        {
            await Confirmation.DecideAsync(db, booking, payment.Id, slots[booking.SlotId], now, cancellation);
            entries.Add(await BookingMoney.ShareAsync(db, (booking.Id, booking.ServiceId), payment.Id, booking.ToPayOnline, now, cancellation));
        }

        db.AddRange(entries);
        db.Add(Journal.ForSales(entries, now));
    }

    private async Task GiveAllBackAsync(
        PetProDb db, List<Reservation> holds, List<Booking> bookings, Payment payment, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = bookings.FindAll(b => b.Status is BookingStatus.PendingPayment or BookingStatus.Expired);
        BookingMoney.ReturnWhole(db, payment, bookings.Exists(b => b.HoldsSeat) ? RefundReasons.PaidTwice : RefundReasons.SeatGone, now);
        open.ForEach(b => b.Cancel(CancellationReasons.SeatGone, null, b.ToPayOnline));
        await Groups.ReleaseAsync(db, holds.FindAll(h => h.Status == ReservationStatus.Pending), now, cancellation);
    }
}
