using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

internal static class ReviewLock
{
    /// <summary>The review, for this transaction alone: of two who answer, flag or decide at once the second sees what the first did.</summary>
    public static Task<Review?> LockReviewAsync(this PetProDb db, Guid reviewId, CancellationToken cancellation) =>
        db.Reviews.FromSql($"SELECT * FROM bookings.reviews WHERE id = {reviewId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
}
