using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>What stands on the certificate of a vaccination, for the pet's owner and for clinics that may read it.</summary>
public sealed class GetCertificate(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="clinicId">As whose staff the actor reads; none = as the pet's owner.</param>
    /// <param name="language">`en`, `id` or `ja`.</param>
    public async Task<Result<CertificatePaper>> RunAsync(Actor actor, Guid? clinicId, Guid vaccinationId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from vaccination in db.Vaccinations
            join clinic in db.Clinics on vaccination.ClinicId equals clinic.Id
            join staff in db.Staff on vaccination.GivenByStaffId equals staff.Id
            where vaccination.Id == vaccinationId && vaccination.CertificateNumber != null
            select new
            {
                vaccination.PetId,
                vaccination.AdministeredDate,
                Entry = new VaccinationEntry(
                    vaccination.VaccineName, vaccination.ProductName, vaccination.BatchNumber, vaccination.DoseNumber,
                    vaccination.ExpiryDate, vaccination.NextDueDate, vaccination.CertificateNumber),
                Clinic = new PaperClinic(clinic.Name, clinic.Address, clinic.City, clinic.PhoneNumber),
                Staff = new PaperSigner(staff.Name, staff.LicenceNumber),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null
            || !await Readers.MayReadAsync(db, actor, clinicId, found.PetId, (ReadingOf.Certificate, vaccinationId), clock.GetUtcNow(), cancellation))
        {
            return Error.NotFound;
        }

        return new CertificatePaper(
            await PetIdentities.ReadAsync(db, found.PetId, language, cancellation), found.Entry, found.AdministeredDate, found.Clinic, found.Staff);
    }
}

public sealed record CertificatePaper(PetIdentity Pet, VaccinationEntry Vaccination, DateOnly On, PaperClinic Clinic, PaperSigner GivenBy);

/// <summary>A clinic as it stands on its papers.</summary>
public sealed record PaperClinic(string Name, string Address, string City, string Phone);

/// <param name="LicenceNumber">The licence to practise; none where the person has none.</param>
public sealed record PaperSigner(string Name, string? LicenceNumber);
