namespace PetPro.Data.Bookings;

public enum BookingScope
{
    /// <summary>The latest first.</summary>
    All,

    /// <summary>Being paid, to come, or under way; the next one first.</summary>
    Coming,

    /// <summary>Those that took place or were missed; the latest first.</summary>
    Past,

    /// <summary>Called off, rejected or never paid; the latest first.</summary>
    Cancelled,
}

/// <summary>
/// The actor's bookings, a page at a time, by the time of the visit. Which they are says the read model that events keep; what is shown
/// of each is read from the bookings themselves, and one that has left that part of the list meanwhile is left out.
/// </summary>
public sealed class ListMyBookings(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="after">The last row of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<MyBookingsPage> RunAsync(
        Actor actor, MyBookingsWanted wanted, (DateTimeOffset StartsAt, Guid Id)? after, int limit, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = UserBooking.Of(db, actor);
        mine = wanted.Scope == BookingScope.All ? mine : mine.Where(b => b.Scope == UserBooking.NameOf(wanted.Scope));
        mine = wanted.PetId is { } pet ? mine.Where(b => b.PetId == pet) : mine;
        mine = wanted.ClinicId is { } clinic ? mine.Where(b => b.ClinicId == clinic) : mine;
        if (after is var (startsAt, id))
        {
            startsAt = startsAt.ToUniversalTime();
            mine = wanted.Scope == BookingScope.Coming
                ? mine.Where(b => b.StartsAt > startsAt || (b.StartsAt == startsAt && b.BookingId > id))
                : mine.Where(b => b.StartsAt < startsAt || (b.StartsAt == startsAt && b.BookingId < id));
        }

        mine = wanted.Scope == BookingScope.Coming
            ? mine.OrderBy(b => b.StartsAt).ThenBy(b => b.BookingId)
            : mine.OrderByDescending(b => b.StartsAt).ThenByDescending(b => b.BookingId);
        var most = Math.Clamp(limit, 1, 100);
        var page = await mine.Take(most + 1).ToListAsync(cancellation);
        var shown = page.Take(most).Select(b => b.BookingId).ToList();
        var views = await BookingView.Of(db, db.Bookings.AsNoTracking().OwnedBy(actor).Where(b => shown.Contains(b.Id))).ToListAsync(cancellation);
        return new MyBookingsPage(
            [.. views.Where(v => wanted.Scope == BookingScope.All || UserBooking.ScopeOf(v.Status) == wanted.Scope).OrderBy(v => shown.IndexOf(v.Id)).Select(v => v.InZone())],
            page.Count > most ? (page[most - 1].StartsAt, page[most - 1].BookingId) : null);
    }
}

/// <param name="PetId">None = every pet.</param>
/// <param name="ClinicId">None = every clinic.</param>
public sealed record MyBookingsWanted(BookingScope Scope, Guid? PetId = null, Guid? ClinicId = null);

/// <param name="Next">After which the next page begins; none = this is the last.</param>
public sealed record MyBookingsPage(IReadOnlyList<BookingView> Rows, (DateTimeOffset StartsAt, Guid Id)? Next);
