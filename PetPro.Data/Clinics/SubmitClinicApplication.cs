using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>The applicant hands the application in: from now on it waits for an admin and stays as it is.</summary>
public sealed class SubmitClinicApplication(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="answer">What the applicant says to it, for instance to what was asked; may be empty.</param>
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, string? answer, CancellationToken cancellation)
    {
        if (answer?.Length > ClinicDecision.MaxWords)
        {
            return Error.Invalid("answer", "too-long", ClinicDecision.MaxWords);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.LockClinicAsync(clinicId, cancellation);
        if (clinic is null || !actor.IsSignedIn || clinic.OwnerId != actor.UserId)
        {
            return Error.NotFound;
        }

        var kinds = await db.ClinicDocuments.Where(d => d.ClinicId == clinicId && d.Verdict != DocumentVerdict.Refused)
            .Select(d => d.Kind).Distinct().ToListAsync(cancellation);
        var submitted = clinic.Submit(kinds, clock.GetUtcNow());
        if (!submitted.IsOk)
        {
            return submitted;
        }

        db.Add(ClinicDecision.Of(clinicId, ClinicDeed.Applied, answer, actor.UserId));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
