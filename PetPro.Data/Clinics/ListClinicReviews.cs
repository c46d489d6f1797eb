using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>What owners say of an approved clinic, newest first. Of the writer's name a first name and an initial are shown.</summary>
public sealed class ListClinicReviews(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<ClinicReview>> RunAsync(
        Actor actor, Guid clinicId, ReviewKey? after, int most, CancellationToken cancellation)
    {
        var start = after ?? new ReviewKey(DateTimeOffset.MaxValue, Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (
            from review in db.Reviews
            join clinic in db.Clinics on review.ClinicId equals clinic.Id
            join service in db.Services on review.ServiceId equals service.Id
            join profile in db.UserProfiles on review.UserId equals profile.UserId
            where review.ClinicId == clinicId && review.IsPublished && clinic.Status == ClinicStatus.Approved
                && EF.Functions.LessThan(ValueTuple.Create(review.CreatedAt, review.Id), ValueTuple.Create(start.WrittenAt, start.Id))
            orderby review.CreatedAt descending, review.Id descending
            select new
            {
                review.Id,
                review.Rating,
                review.Comment,
                review.IsVerified,
                review.CreatedAt,
                Service = service.Name,
                profile.FullName,
                Photos = review.PhotoKeys.Length,
                review.Answer,
                review.AnsweredAt,
            })
            .AsNoTracking().Take(most).ToListAsync(cancellation);
        return [.. rows.Select(r => new ClinicReview(r.Id, r.Rating, r.Comment, r.IsVerified, r.CreatedAt, r.Service, ShortName(r.FullName), r.Photos, r.Answer, r.AnsweredAt))];
    }

    private static string ShortName(string fullName)
    {
        var names = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return names.Length switch { 0 => "", 1 => names[0], _ => $"{names[0]} {names[^1][0]}." };
    }
}

/// <summary>By what reviews are ordered, descending.</summary>
public sealed record ReviewKey(DateTimeOffset WrittenAt, Guid Id);

/// <param name="Author">Empty where the account has been erased.</param>
/// <param name="Photos">How many pictures it has.</param>
/// <param name="Answer">The clinic's.</param>
public sealed record ClinicReview(
    Guid Id,
    int Rating,
    string? Comment,
    bool IsVerified,
    DateTimeOffset WrittenAt,
    string ServiceName,
    string Author,
    int Photos = 0,
    string? Answer = null,
    DateTimeOffset? AnsweredAt = null)
{
    public ReviewKey Key => new(WrittenAt, Id);
}
