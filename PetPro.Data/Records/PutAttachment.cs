using PetPro.Core.Accounts;
using PetPro.Core.Outside;
using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>Puts a file into the record at a visit. What it is, is read from its bytes; what the sender called it is not asked.</summary>
public sealed class PutAttachment(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <param name="title">What it is, in the words of who puts it there.</param>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid clinicId, Guid bookingId, string title, Stream upload, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var visit = await RecordDoors.OfVisitAsync(db, actor, clinicId, bookingId, Permissions.WriteRecords, cancellation);
        if (visit is null)
        {
            return Error.NotFound;
        }

        var document = await DocumentPolicy.ReadAsync(upload, cancellation);
        List<FieldError> wrong = [.. Attachment.CheckTitle(title).Error?.Fields ?? [], .. document.Error?.Fields ?? []];
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        using var content = new MemoryStream(document.Value.Content, writable: false);
        var key = await files.SaveAsync(content, document.Value.ContentType, cancellation);
        var attachment = Attachment.Put(
            visit.PetId, clinicId, bookingId, visit.StaffId, title, key, document.Value.ContentType, document.Value.Content.Length);
        db.Add(attachment);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            await files.DeleteAsync(key, CancellationToken.None);
            throw;
        }

        return attachment.Id;
    }
}
