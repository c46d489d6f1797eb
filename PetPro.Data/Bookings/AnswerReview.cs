using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>The clinic answers what an owner has written of it, once.</summary>
public sealed class AnswerReview(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid reviewId, string answer, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var review = await db.LockReviewAsync(reviewId, cancellation);
        if (review is null || !actor.MayAt(review.ClinicId, Permissions.AnswerReviews))
        {
            return Error.NotFound;
        }

        var answered = review.GiveAnswer(answer, clock.GetUtcNow());
        if (!answered.IsOk)
        {
            return answered;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
