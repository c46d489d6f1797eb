using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>The owner cancels the visit of all pets that were to come together; those whose visit is over or off already stay as they are.</summary>
public sealed class CancelGroup(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="expectedRefund">What the person was shown for all of them; if it is another by now, nothing is cancelled. None = whatever it is.</param>
    /// <returns>What goes back for all of them.</returns>
    public async Task<Result<Money>> RunAsync(Actor actor, Guid groupId, string? note, Money? expectedRefund, CancellationToken cancellation)
    {
        if (note?.Length > 500)
        {
            return Error.Invalid("reason", "too-long", 500);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Bookings.OwnedBy(actor).AnyAsync(b => b.GroupId == groupId, cancellation))
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (holds, bookings) = await Groups.LockAsync(db, groupId, cancellation);
        var now = clock.GetUtcNow();
        List<(Booking Booking, CancellationTerms Terms)> coming = [];
        foreach (var booking in bookings.Where(b => b.Status is BookingStatus.Confirmed or BookingStatus.PendingApproval))
        {
            var terms = await CancellationTerms.OfAsync(db, booking, now, cancellation);
            if (terms.Refusal is null)
            {
                coming.Add((booking, terms));
            }
        }

        var refund = coming.Aggregate(Money.Zero, (sum, c) => sum + c.Terms.Refund);
        if (coming.Count == 0 || (expectedRefund is { } expected && expected != refund))
        {
            return Error.Conflict(coming.Count == 0 ? "booking-not-cancellable" : "refund-changed");
        }

        foreach (var (booking, terms) in coming)
        {
            booking.Cancel(CancellationReasons.Owner, note, terms.Refund);
            await BookingMoney.GiveBackAsync(db, booking.Id, terms.Refund, RefundReasons.Cancelled, now, cancellation);
        }

        await Groups.ReleaseAsync(db, holds.FindAll(h => coming.Exists(c => c.Booking.ReservationId == h.Id)), now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return refund;
    }
}
