using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>An admin says of one document whether it will do; what is wrong with it the applicant reads.</summary>
public sealed class JudgeClinicDocument(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, Guid documentId, DocumentVerdict verdict, string? words, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.ReviewClinics))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var document = await db.ClinicDocuments.FromSql($"SELECT * FROM clinics.documents WHERE id = {documentId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
        if (document is null)
        {
            return Error.NotFound;
        }

        var judged = document.Judge(verdict, words);
        if (!judged.IsOk)
        {
            return judged;
        }

        if (verdict != DocumentVerdict.Unseen)
        {
            var deed = verdict == DocumentVerdict.Accepted ? ClinicDeed.DocumentAccepted : ClinicDeed.DocumentRefused;
            db.Add(ClinicDecision.Of(document.ClinicId, deed, $"{document.Kind}: {document.Name} {document.VerdictWords}", actor.UserId));
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
