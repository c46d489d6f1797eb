using PetPro.Core.Outside;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>A file that a passport link shows: the pet's photo, or an attachment where the link shows the whole record. Logged like the passport itself.</summary>
public sealed class OpenPassportFile(IDbContextFactory<PetProDb> contexts, IFileStore files, TimeProvider clock)
{
    /// <param name="attachmentId">None = the photo, which belongs to the passport and is not logged apart.</param>
    /// <returns>The file, to be disposed by the caller.</returns>
    public async Task<Result<StoredFile>> RunAsync(Actor actor, string secret, Guid? attachmentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await PassportDoors.FindAsync(db, secret, now, cancellation) is not { } link)
        {
            return Error.NotFound;
        }

        var key = attachmentId is null ? await db.Pets.Where(p => p.Id == link.PetId).Select(p => p.PhotoKey).SingleAsync(cancellation)
            : link.Scope == PassportScope.Record
                ? await db.Attachments.Where(a => a.Id == attachmentId && a.PetId == link.PetId).Select(a => a.FileKey).SingleOrDefaultAsync(cancellation)
            : null;
        if (key is null)
        {
            return Error.NotFound;
        }

        if (attachmentId is not null)
        {
            db.Add(RecordReading.ByLink(link.PetId, link.Id, ReadingOf.Attachment, attachmentId, now));
            await db.SaveChangesAsync(cancellation);
        }

        return await files.OpenAsync(key, cancellation) is { } file ? file : Error.NotFound;
    }
}
