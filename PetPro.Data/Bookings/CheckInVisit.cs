namespace PetPro.Data.Bookings;

/// <summary>The pet has arrived. Checking in again changes nothing.</summary>
public sealed class CheckInVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public Task<Result> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation) =>
        Visits.ChangeAsync(contexts, actor, bookingId, (booking, _) => booking.CheckIn(clock.GetUtcNow()), cancellation);
}
