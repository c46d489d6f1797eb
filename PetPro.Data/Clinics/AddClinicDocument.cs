using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>The applicant, or a manager of the clinic, hands in a document. What it is, its content says.</summary>
public sealed class AddClinicDocument(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <param name="name">What the person called the file.</param>
    public async Task<Result<Guid>> RunAsync(
        Actor actor, Guid clinicId, ClinicDocumentKind kind, string? name, Stream upload, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Clinics.AsNoTracking().SingleOrDefaultAsync(c => c.Id == clinicId, cancellation) is not { } asked || !asked.IsOf(actor))
        {
            return Error.NotFound;
        }

        var document = await DocumentPolicy.ReadAsync(upload, cancellation);
        if (!document.IsOk)
        {
            return document.Error;
        }

        using var content = new MemoryStream(document.Value.Content, writable: false);
        var key = await files.SaveAsync(content, document.Value.ContentType, cancellation);
        var handed = ClinicDocument.Hand(clinicId, kind, key, document.Value.ContentType, document.Value.Content.Length, name, actor.UserId);
        var added = await KeepAsync(db, handed, cancellation);
        if (!added.IsOk)
        {
            await files.DeleteAsync(key, cancellation);
        }

        return added.IsOk ? handed.Id : added.Error;
    }

    /// <summary>On the locked clinic: what lies with an admin stays as the admin sees it, and no clinic has more than its number.</summary>
    private static async Task<Result> KeepAsync(PetProDb db, ClinicDocument document, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.LockClinicAsync(document.ClinicId, cancellation);
        if (clinic!.Status == ClinicStatus.Pending)
        {
            return Error.Conflict("application-handed-in");
        }

        if (await db.ClinicDocuments.CountAsync(d => d.ClinicId == document.ClinicId, cancellation) >= ClinicDocument.MostPerClinic)
        {
            return Error.Conflict("too-many-documents", ClinicDocument.MostPerClinic);
        }

        db.Add(document);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
