namespace PetPro.Data.Bookings;

/// <summary>Nobody came.</summary>
public sealed class MarkNoShow(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public Task<Result> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation) =>
        Visits.ChangeAsync(contexts, actor, bookingId, (booking, startsAt) => booking.MarkNoShow(startsAt, clock.GetUtcNow()), cancellation);
}
