using PetPro.Core.Outside;

namespace PetPro.Data.Accounts;

/// <summary>The picture of who asks.</summary>
public sealed class GetMyPicture(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <returns>The picture, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var key = await db.UserProfiles.Where(p => p.UserId == actor.UserId).Select(p => p.PictureKey).SingleOrDefaultAsync(cancellation);
        var file = key is null ? null : await files.OpenAsync(key, cancellation);
        return file is null ? Error.NotFound : file;
    }
}
