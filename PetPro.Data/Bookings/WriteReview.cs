using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>The owner says how a completed visit was, once.</summary>
public sealed class WriteReview(IDbContextFactory<PetProDb> contexts)
{
    private const string Written = "idx_reviews_booking_id";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid bookingId, int rating, string? comment, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        // Locked, for the clinic may just be taking back that the visit is over.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var booking = await db.Bookings.FromSql($"SELECT * FROM bookings.bookings WHERE id = {bookingId} FOR SHARE")
            .AsNoTracking().OwnedBy(actor).SingleOrDefaultAsync(cancellation);
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
            await transaction.CommitAsync(cancellation);
            return review.Value.Id;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(Written))
        {
            return Error.Conflict("already-reviewed");
        }
    }
}
