using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>The clinic asks an admin to look at a review. Until then it is shown.</summary>
public sealed class FlagReview(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid reviewId, string reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var review = await db.LockReviewAsync(reviewId, cancellation);
        if (review is null || !actor.MayAt(review.ClinicId, Permissions.AnswerReviews))
        {
            return Error.NotFound;
        }

        var flagged = review.Flag(reason, clock.GetUtcNow());
        if (!flagged.IsOk)
        {
            return flagged;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
