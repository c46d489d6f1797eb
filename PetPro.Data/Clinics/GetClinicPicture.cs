using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>A clinic's picture: for everybody while the clinic can be found, for its managers always.</summary>
public sealed class GetClinicPicture(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <returns>The picture, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, Guid pictureId, CancellationToken cancellation)
    {
        var own = actor.ClinicsWhere(Permissions.ManageClinic);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var key = await db.ClinicPictures
            .Where(p => p.Id == pictureId && (own.Contains(p.ClinicId) || db.Clinics.Any(c => c.Id == p.ClinicId && c.Status == ClinicStatus.Approved)))
            .Select(p => p.FileKey).SingleOrDefaultAsync(cancellation);
        var file = key is null ? null : await files.OpenAsync(key, cancellation);
        return file is null ? Error.NotFound : file;
    }
}
