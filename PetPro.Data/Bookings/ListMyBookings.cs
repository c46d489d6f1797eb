using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

public enum BookingScope
{
    All,

    /// <summary>Being paid, to come, or under way; the next one first.</summary>
    Coming,

    /// <summary>The rest; the latest first.</summary>
    Past,
}

/// <summary>The actor's bookings, a page at a time, by the time of the visit.</summary>
public sealed class ListMyBookings(IDbContextFactory<PetProDb> contexts)
{
    private static readonly BookingStatus[] Coming =
        [BookingStatus.PendingPayment, BookingStatus.PendingApproval, BookingStatus.Confirmed, BookingStatus.InProgress];

    /// <param name="after">The last row of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<IReadOnlyList<BookingView>> RunAsync(
        Actor actor, BookingScope scope, (DateTimeOffset StartsAt, Guid Id)? after, int limit, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = db.Bookings.AsNoTracking().OwnedBy(actor);
        mine = scope switch
        {
            BookingScope.Coming => mine.Where(b => Coming.Contains(b.Status)),
            BookingScope.Past => mine.Where(b => !Coming.Contains(b.Status)),
            _ => mine,
        };
        var ordered = mine.Join(db.Slots, b => b.SlotId, s => s.Id, (Booking, Slot) => new { Booking, Slot.StartsAt });
        if (after is var (startsAt, id))
        {
            startsAt = startsAt.ToUniversalTime();
            ordered = scope == BookingScope.Coming
                ? ordered.Where(b => b.StartsAt > startsAt || (b.StartsAt == startsAt && b.Booking.Id > id))
                : ordered.Where(b => b.StartsAt < startsAt || (b.StartsAt == startsAt && b.Booking.Id < id));
        }

        ordered = scope == BookingScope.Coming
            ? ordered.OrderBy(b => b.StartsAt).ThenBy(b => b.Booking.Id)
            : ordered.OrderByDescending(b => b.StartsAt).ThenByDescending(b => b.Booking.Id);
        var ids = await ordered.Take(Math.Clamp(limit, 1, 100)).Select(b => b.Booking.Id).ToListAsync(cancellation);
        var views = await BookingView.Of(db, db.Bookings.AsNoTracking().Where(b => ids.Contains(b.Id))).ToListAsync(cancellation);
        return [.. views.OrderBy(v => ids.IndexOf(v.Id)).Select(v => v.InZone())];
    }
}
