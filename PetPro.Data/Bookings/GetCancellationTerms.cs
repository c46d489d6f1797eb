namespace PetPro.Data.Bookings;

/// <summary>Shows the owner what cancelling would give back, before it is confirmed.</summary>
public sealed class GetCancellationTerms(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<CancellationTerms>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var booking = await db.Bookings.AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(b => b.Id == bookingId, cancellation);
        return booking is null ? Error.NotFound : await CancellationTerms.OfAsync(db, booking, clock.GetUtcNow(), cancellation);
    }
}
