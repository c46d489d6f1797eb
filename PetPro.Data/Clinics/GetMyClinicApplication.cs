using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>For the applicant: what was written, the documents and what was said to each, and where the application stands.</summary>
public sealed class GetMyClinicApplication(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<MyApplication>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == clinicId && c.OwnerId == actor.UserId && actor.IsSignedIn, cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        return new MyApplication(
            clinic.Id, clinic.Status, clinic.StatusReason, clinic.SubmittedAt, clinic.Profile(), clinic.IsWithApplicant, await db.DocumentsOfAsync(clinicId, cancellation));
    }
}

/// <param name="MayChange">It is with the applicant.</param>
public sealed record MyApplication(
    Guid Id, ClinicStatus Status, string? Reason, DateTimeOffset? SubmittedAt, ClinicProfile Profile, bool MayChange, IReadOnlyList<HandedDocument> Documents)
{
    /// <summary>The kinds that are still to be handed in; what was refused does not count.</summary>
    public IReadOnlyList<ClinicDocumentKind> Missing =>
        [.. ClinicDocument.Required.Except(Documents.Where(d => d.Verdict != DocumentVerdict.Refused).Select(d => d.Kind))];
}

/// <param name="Size">Bytes.</param>
/// <param name="Words">What is wrong with it.</param>
public sealed record HandedDocument(
    Guid Id, ClinicDocumentKind Kind, string Name, string ContentType, int Size, DateTimeOffset At, DocumentVerdict Verdict, string? Words)
{
    public bool IsPdf => ContentType == "application/pdf";
}

internal static class ClinicViews
{
    public static ClinicProfile Profile(this Clinic clinic) => new(
        clinic.Name,
        clinic.Slug,
        clinic.Address,
        clinic.City,
        clinic.Province,
        clinic.PostalCode,
        clinic.Latitude,
        clinic.Longitude,
        clinic.TimeZone,
        clinic.PhoneNumber,
        clinic.Email,
        clinic.Website,
        clinic.Description,
        clinic.OperatingHours,
        clinic.Facilities,
        clinic.BookingRules,
        clinic.LicenceNumber);

    public static async Task<IReadOnlyList<HandedDocument>> DocumentsOfAsync(this PetProDb db, Guid clinicId, CancellationToken cancellation) =>
        await db.ClinicDocuments.AsNoTracking().Where(d => d.ClinicId == clinicId).OrderBy(d => d.Id)
            .Select(d => new HandedDocument(d.Id, d.Kind, d.Name, d.ContentType, d.Size, d.CreatedAt, d.Verdict, d.VerdictWords))
            .ToListAsync(cancellation);
}
