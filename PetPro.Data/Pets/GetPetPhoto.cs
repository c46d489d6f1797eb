using PetPro.Core.Accounts;
using PetPro.Core.Outside;

namespace PetPro.Data.Pets;

/// <summary>For the owner, and for those who see the visits of a clinic to which the pet has come or will come.</summary>
public sealed class GetPetPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <returns>The picture, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var key = await db.Pets.VisibleTo(actor, db, Permissions.SeeVisits)
            .Where(p => p.Id == petId).Select(p => p.PhotoKey).SingleOrDefaultAsync(cancellation);
        var file = key is null ? null : await files.OpenAsync(key, cancellation);
        return file is null ? Error.NotFound : file;
    }
}
