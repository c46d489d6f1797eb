using PetPro.Core.Outside;

namespace PetPro.Data.Accounts;

/// <summary>Shows who asks by a picture, in place of the one before; none takes it away.</summary>
public sealed class SetMyPicture(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Stream? upload, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.UserProfiles.SingleOrDefaultAsync(p => p.UserId == actor.UserId, cancellation) is not { } profile)
        {
            return Error.NotFound;
        }

        var before = profile.PictureKey;
        profile.PictureKey = null;
        if (upload is not null)
        {
            var picture = await PhotoPolicy.ReadAsync(upload, cancellation);
            if (!picture.IsOk)
            {
                return picture.Error;
            }

            using var content = new MemoryStream(picture.Value.Content, writable: false);
            profile.PictureKey = await files.SaveAsync(content, picture.Value.ContentType, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        if (before is not null)
        {
            await files.DeleteAsync(before, cancellation);
        }

        return Result.Ok;
    }
}
