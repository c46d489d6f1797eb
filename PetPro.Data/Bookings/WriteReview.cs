using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The owner says how a completed visit was, once.</summary>
public sealed class WriteReview(IDbContextFactory<PetProDb> contexts)
{
    private const string Written = "idx_reviews_booking_id";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid bookingId, int rating, string? comment, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var booking = await db.Bookings.AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(b => b.Id == bookingId, cancellation);
        if (booking is null)
        {
            return Error.NotFound;
        }

        var review = Review.Write(booking, rating, comment);
        if (!review.IsOk)
        {
            return review.Error;
        }

        db.Add(review.Value);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return review.Value.Id;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(Written))
        {
            return Error.Conflict("already-reviewed");
        }
    }
}
