using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Takes back the last step of a visit, within a minute of it and if nothing else has come of it.</summary>
public sealed class UndoStep(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public Task<Result> RunAsync(Actor actor, Guid bookingId, VisitStep step, CancellationToken cancellation) =>
        Visits.ChangeAsync(contexts, actor, bookingId, async (booking, db) =>
            step == VisitStep.Complete && await db.Reviews.AnyAsync(r => r.BookingId == bookingId, cancellation)
                ? Error.Conflict("visit-reviewed")
                : booking.Undo(step, clock.GetUtcNow()), cancellation);
}
