namespace PetPro.Data.Bookings;

/// <summary>The visit is over; its owner may review it.</summary>
public sealed class CompleteVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public Task<Result> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation) =>
        Visits.ChangeAsync(contexts, actor, bookingId, (booking, _) => booking.Complete(clock.GetUtcNow()), cancellation);
}
