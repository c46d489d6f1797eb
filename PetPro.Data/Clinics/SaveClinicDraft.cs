using System.Security.Cryptography;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Keeps what somebody writes who applies for a clinic: a new application, or one that is still with the applicant.</summary>
public sealed class SaveClinicDraft(IDbContextFactory<PetProDb> contexts)
{
    /// <summary>Nobody fills the admins' queue with more than this.</summary>
    private const int MostWithApplicant = 5;

    /// <param name="clinicId">None = a new one.</param>
    /// <returns>The clinic's id.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid? clinicId, ClinicEntry entry, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var former = clinicId is { } id ? await db.LockClinicAsync(id, cancellation) : null;
        if (clinicId is not null && former?.OwnerId != actor.UserId)
        {
            return Error.NotFound;
        }

        var slug = await FreeSlugAsync(db, ClinicEntry.SlugOf(entry.Name, entry.City), former?.Id, cancellation);
        var profile = entry.Check(slug, former?.BookingRules ?? BookingRules.Default);
        if (!profile.IsOk)
        {
            return profile.Error;
        }

        var clinic = former ?? Clinic.Begin(actor.UserId, profile.Value);
        if (former is null)
        {
            if (await db.Clinics.CountAsync(c => c.OwnerId == actor.UserId && c.Status != ClinicStatus.Approved, cancellation) >= MostWithApplicant)
            {
                return Error.Conflict("too-many-applications", MostWithApplicant);
            }

            db.Add(clinic);
        }
        else if (former.Rewrite(profile.Value) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return clinic.Id;
    }

    /// <summary>Where two clinics bear one name, the second gets a few letters more.</summary>
    private static async Task<string> FreeSlugAsync(PetProDb db, string slug, Guid? own, CancellationToken cancellation) =>
        await db.Clinics.AnyAsync(c => c.Slug == slug && c.Id != own, cancellation) || slug is "apply" or "applications"
            ? $"{slug}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}"
            : slug;
}
