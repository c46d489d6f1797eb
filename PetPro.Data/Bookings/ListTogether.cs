namespace PetPro.Data.Bookings;

/// <summary>The visits of the other pets that come together with one, in the order of their times.</summary>
public sealed class ListTogether(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<BookingView>> RunAsync(Actor actor, Guid groupId, Guid exceptBookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var theirs = db.Bookings.AsNoTracking().OwnedBy(actor).Where(b => b.GroupId == groupId && b.Id != exceptBookingId)
            .OrderBy(b => b.Id).Take(ReserveGroup.MostPets);
        var others = await BookingView.Of(db, theirs).ToListAsync(cancellation);
        return [.. others.Select(b => b.InZone()).OrderBy(b => b.StartsAt).ThenBy(b => b.Id)];
    }
}
