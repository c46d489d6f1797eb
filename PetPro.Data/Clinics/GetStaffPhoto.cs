using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>For everybody while the person works at a clinic that can be found; for colleagues always.</summary>
public sealed class GetStaffPhoto(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <returns>The picture, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, Guid staffId, CancellationToken cancellation)
    {
        var own = actor.ClinicsWhere(Permissions.SeeVisits);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var key = await db.Staff
            .Where(s => s.Id == staffId && (own.Contains(s.ClinicId)
                || (s.IsActive && db.Clinics.Any(c => c.Id == s.ClinicId && c.Status == ClinicStatus.Approved))))
            .Select(s => s.PhotoKey).SingleOrDefaultAsync(cancellation);
        var file = key is null ? null : await files.OpenAsync(key, cancellation);
        return file is null ? Error.NotFound : file;
    }
}
