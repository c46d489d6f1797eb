using PetPro.Core.Outside;

namespace PetPro.Data.Bookings;

/// <summary>The writer adds a picture to a review: made anew like every picture, so that nothing but the picture is kept.</summary>
public sealed class AddReviewPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Guid reviewId, Stream upload, CancellationToken cancellation)
    {
        var photo = await PhotoPolicy.ReadAsync(upload, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Reviews.AnyAsync(r => r.Id == reviewId && r.UserId == actor.UserId, cancellation))
        {
            return Error.NotFound;
        }

        if (!photo.IsOk)
        {
            return photo.Error;
        }

        using var content = new MemoryStream(photo.Value.Content, writable: false);
        var key = await files.SaveAsync(content, photo.Value.ContentType, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var review = (await db.LockReviewAsync(reviewId, cancellation))!;
        var shown = review.ShowPhoto(key);
        if (!shown.IsOk)
        {
            await files.DeleteAsync(key, cancellation);
            return shown;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
