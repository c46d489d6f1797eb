namespace PetPro.Data.Bookings;

/// <summary>The visit begins; who was not checked in is, with it.</summary>
public sealed class StartVisit(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public Task<Result> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation) =>
        Visits.ChangeAsync(contexts, actor, bookingId, (booking, _) => booking.Start(clock.GetUtcNow()), cancellation);
}
