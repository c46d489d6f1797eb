using PetPro.Core.Clinics;
using PetPro.Core.Outside;

namespace PetPro.Data.Clinics;

/// <summary>The applicant takes a document back. What an admin has accepted stays.</summary>
public sealed class RemoveClinicDocument(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    public async Task<Result> RunAsync(Actor actor, Guid documentId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var document = await db.ClinicDocuments.SingleOrDefaultAsync(d => d.Id == documentId, cancellation);
        var clinic = document is null ? null : await db.LockClinicAsync(document.ClinicId, cancellation);
        if (document is null || clinic is null || !clinic.IsOf(actor))
        {
            return Error.NotFound;
        }

        if (!clinic.IsWithApplicant || document.Verdict == DocumentVerdict.Accepted)
        {
            return Error.Conflict("document-stays");
        }

        db.Remove(document);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await files.DeleteAsync(document.FileKey, cancellation);
        return Result.Ok;
    }
}
