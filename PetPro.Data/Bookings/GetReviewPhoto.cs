using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Bookings;

/// <summary>For anybody while the review is shown; else for its writer and for those who decide about it.</summary>
public sealed class GetReviewPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <param name="number">From 0.</param>
    /// <returns>The picture, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, Guid reviewId, int number, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var decides = actor.May(Permissions.ModerateReviews);
        var keys = await (
            from review in db.Reviews
            join clinic in db.Clinics on review.ClinicId equals clinic.Id
            where review.Id == reviewId
                && ((review.IsPublished && clinic.Status == ClinicStatus.Approved) || review.UserId == actor.UserId || decides)
            select review.PhotoKeys).SingleOrDefaultAsync(cancellation);
        var file = keys is not null && number >= 0 && number < keys.Length ? await files.OpenAsync(keys[number], cancellation) : null;
        return file is null ? Error.NotFound : file;
    }
}
