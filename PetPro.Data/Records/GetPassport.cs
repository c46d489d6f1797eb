using PetPro.Core.Outside;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>What stands in the passport of one of an account's own pets.</summary>
public sealed class GetPassport(IDbContextFactory<PetProDb> contexts, IFileStore files)
{
    /// <param name="language">`en`, `id` or `ja`.</param>
    public async Task<Result<PassportPaper>> RunAsync(Actor actor, Guid petId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSignedIn || !await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        var pet = await PetIdentities.ReadAsync(db, petId, language, cancellation);
        var vaccinations = await PassportVaccinations.ReadAsync(db, petId, cancellation);
        var file = pet.PhotoKey is null ? null : await files.OpenAsync(pet.PhotoKey, cancellation);
        if (file is null)
        {
            return new PassportPaper(pet, vaccinations, null, null);
        }

        await using (file.Content)
        {
            using var photo = new MemoryStream();
            await file.Content.CopyToAsync(photo, cancellation);
            return new PassportPaper(pet, vaccinations, photo.ToArray(), file.ContentType);
        }
    }
}

/// <param name="Vaccinations">Newest first.</param>
public sealed record PassportPaper(PetIdentity Pet, IReadOnlyList<PassportVaccination> Vaccinations, byte[]? Photo, string? PhotoType);

public sealed record PassportVaccination(
    string VaccineName, string? ProductName, string? BatchNumber, DateOnly On, DateOnly? Expires, DateOnly? NextDue, string? ClinicName, string? CertificateNumber);

internal static class PassportVaccinations
{
    /// <summary>No animal has more than it can be given in a life; the limit is only that one page is never endless.</summary>
    private const int Most = 200;

    public static Task<List<PassportVaccination>> ReadAsync(PetProDb db, Guid petId, CancellationToken cancellation) => (
        from vaccination in db.Vaccinations
        where vaccination.PetId == petId
        orderby vaccination.AdministeredDate descending, vaccination.Id
        select new PassportVaccination(
            vaccination.VaccineName,
            vaccination.ProductName,
            vaccination.BatchNumber,
            vaccination.AdministeredDate,
            vaccination.ExpiryDate,
            vaccination.NextDueDate,
            db.Clinics.Where(c => c.Id == vaccination.ClinicId).Select(c => c.Name).FirstOrDefault(),
            vaccination.CertificateNumber)).AsNoTracking().Take(Most).ToListAsync(cancellation);
}
