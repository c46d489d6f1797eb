using PetPro.Core.Outside;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>A file of a pet's record, for its owner and for clinics that may read the record; a clinic's reading is logged.</summary>
public sealed class OpenAttachment(IDbContextFactory<PetProDb> contexts, IFileStore files, TimeProvider clock)
{
    /// <param name="clinicId">As whose staff the actor reads; none = as the pet's owner.</param>
    /// <returns>The file, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, Guid? clinicId, Guid attachmentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Attachments.AsNoTracking().Where(a => a.Id == attachmentId).Select(a => new { a.PetId, a.FileKey }).SingleOrDefaultAsync(cancellation);
        if (found is null
            || !await Readers.MayReadAsync(db, actor, clinicId, found.PetId, (ReadingOf.Attachment, attachmentId), clock.GetUtcNow(), cancellation))
        {
            return Error.NotFound;
        }

        return await files.OpenAsync(found.FileKey, cancellation) is { } file ? file : Error.NotFound;
    }
}
