using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>The file of a document: for the applicant, for managers of the clinic, and for admins, whose reading is logged first.</summary>
public sealed class GetClinicDocument(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <returns>The file, its content to be disposed by the caller.</returns>
    public async Task<Result<ClinicFile>> RunAsync(Actor actor, Guid documentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from document in db.ClinicDocuments
            join clinic in db.Clinics on document.ClinicId equals clinic.Id
            where document.Id == documentId
            select new { document.FileKey, document.Kind, clinic }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var isOwn = found?.clinic.IsOf(actor) == true;
        if (found is null || (!isOwn && !actor.May(Permissions.ReviewClinics)))
        {
            return Error.NotFound;
        }

        if (!isOwn)
        {
            db.Add(DocumentReading.Of(documentId, actor.UserId));
            await db.SaveChangesAsync(cancellation);
        }

        return await files.OpenAsync(found.FileKey, cancellation) is { } file
            ? new ClinicFile(file.Content, file.ContentType, found.Kind)
            : Error.NotFound;
    }
}

public sealed record ClinicFile(Stream Content, string ContentType, ClinicDocumentKind Kind);
