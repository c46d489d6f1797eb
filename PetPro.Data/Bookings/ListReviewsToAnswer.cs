using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>What owners say of a clinic, newest first, for those who answer there; hidden ones stay to be seen, marked.</summary>
public sealed class ListReviewsToAnswer(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="unanswered">Only what waits for an answer.</param>
    public async Task<Result<IReadOnlyList<ReviewToAnswer>>> RunAsync(
        Actor actor, Guid clinicId, bool unanswered, ReviewPlace? after, int most, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.AnswerReviews))
        {
            return Error.NotFound;
        }

        var start = after ?? new ReviewPlace(DateTimeOffset.MaxValue, Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from review in db.Reviews
            join service in db.Services on review.ServiceId equals service.Id
            join booking in db.Bookings on review.BookingId equals booking.Id
            join pet in db.Pets on booking.PetId equals pet.Id
            join profile in db.UserProfiles on review.UserId equals profile.UserId
            where review.ClinicId == clinicId && (!unanswered || (review.Answer == null && review.IsPublished))
                && EF.Functions.LessThan(ValueTuple.Create(review.CreatedAt, review.Id), ValueTuple.Create(start.WrittenAt, start.Id))
            orderby review.CreatedAt descending, review.Id descending
            select new ReviewToAnswer(
                review.Id, review.Rating, review.Comment, review.CreatedAt, service.Name, pet.Name, profile.FullName, review.PhotoKeys.Length,
                review.IsPublished, review.Answer, review.AnsweredAt, review.FlagReason, review.DecidedAt, review.DecisionReason))
            .AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

/// <summary>By what reviews are ordered, descending.</summary>
public sealed record ReviewPlace(DateTimeOffset WrittenAt, Guid Id);

/// <param name="Photos">How many pictures it has.</param>
/// <param name="FlagReason">It was flagged, for one of <see cref="Core.Bookings.FlagReasons"/>.</param>
/// <param name="DecidedAt">When an admin decided about the flag.</param>
public sealed record ReviewToAnswer(
    Guid Id,
    int Rating,
    string? Comment,
    DateTimeOffset WrittenAt,
    string ServiceName,
    string PetName,
    string OwnerName,
    int Photos,
    bool IsShown,
    string? Answer,
    DateTimeOffset? AnsweredAt,
    string? FlagReason,
    DateTimeOffset? DecidedAt,
    string? DecisionReason)
{
    public ReviewPlace Place => new(WrittenAt, Id);
}
