using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The seats that are held for the actor now and not paid, the one that lapses first in front.</summary>
public sealed class ListMyHolds(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<HoldView>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var live = db.Reservations.AsNoTracking().OwnedBy(actor)
            .Where(r => r.Status == ReservationStatus.Pending && r.ExpiresAt > now).OrderBy(r => r.ExpiresAt).Take(20);
        var holds = await HoldView.Of(db, live).ToListAsync(cancellation);
        return [.. holds.OrderBy(h => h.ExpiresAt).Select(h => h.InZone())];
    }
}
