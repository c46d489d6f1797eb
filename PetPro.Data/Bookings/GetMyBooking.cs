namespace PetPro.Data.Bookings;

/// <summary>One booking of the actor's.</summary>
public sealed class GetMyBooking(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<BookingView>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var booking = await BookingView.Of(db, db.Bookings.AsNoTracking().OwnedBy(actor).Where(b => b.Id == bookingId))
            .SingleOrDefaultAsync(cancellation);
        return booking is null ? Error.NotFound : booking.InZone();
    }
}
