using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>An admin keeps a flagged review or hides it, with a reason that the clinic, and of a hidden one the writer, reads.</summary>
public sealed class DecideReview(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid reviewId, bool isShown, string reason, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ModerateReviews))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var review = await db.LockReviewAsync(reviewId, cancellation);
        if (review is null)
        {
            return Error.NotFound;
        }

        var decided = review.Decide(isShown, reason, clock.GetUtcNow());
        if (!decided.IsOk)
        {
            return decided;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
