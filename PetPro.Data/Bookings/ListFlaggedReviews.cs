using PetPro.Core.Accounts;

namespace PetPro.Data.Bookings;

/// <summary>Reviews that clinics have flagged and nobody has decided about, longest waiting first.</summary>
public sealed class ListFlaggedReviews(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<FlaggedReview>>> RunAsync(Actor actor, FlagPlace? after, int most, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ModerateReviews))
        {
            return Error.Forbidden;
        }

        var start = after ?? new FlagPlace(DateTimeOffset.MinValue, Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from review in db.Reviews
            join clinic in db.Clinics on review.ClinicId equals clinic.Id
            join service in db.Services on review.ServiceId equals service.Id
            where review.FlaggedAt != null && review.DecidedAt == null
                && EF.Functions.GreaterThan(ValueTuple.Create(review.FlaggedAt!.Value, review.Id), ValueTuple.Create(start.FlaggedAt, start.Id))
            orderby review.FlaggedAt, review.Id
            select new FlaggedReview(
                review.Id, clinic.Name, clinic.Slug, service.Name, review.Rating, review.Comment, review.PhotoKeys.Length, review.CreatedAt,
                review.Answer, review.FlagReason!, review.FlaggedAt!.Value))
            .AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

/// <summary>By what the queue is ordered.</summary>
public sealed record FlagPlace(DateTimeOffset FlaggedAt, Guid Id);

/// <param name="Reason">One of <see cref="Core.Bookings.FlagReasons"/>.</param>
public sealed record FlaggedReview(
    Guid Id,
    string ClinicName,
    string ClinicSlug,
    string ServiceName,
    int Rating,
    string? Comment,
    int Photos,
    DateTimeOffset WrittenAt,
    string? Answer,
    string Reason,
    DateTimeOffset FlaggedAt)
{
    public FlagPlace Place => new(FlaggedAt, Id);
}
