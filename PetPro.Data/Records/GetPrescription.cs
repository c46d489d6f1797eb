using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>What stands on a prescription, for the pet's owner and for clinics that may read the record.</summary>
public sealed class GetPrescription(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="clinicId">As whose staff the actor reads; none = as the pet's owner.</param>
    /// <param name="language">`en`, `id` or `ja`.</param>
    public async Task<Result<PrescriptionPaper>> RunAsync(Actor actor, Guid? clinicId, Guid prescriptionId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from prescription in db.Prescriptions
            join clinic in db.Clinics on prescription.ClinicId equals clinic.Id
            join staff in db.Staff on prescription.PrescriberStaffId equals staff.Id
            where prescription.Id == prescriptionId
            select new
            {
                prescription.PetId,
                prescription.IssuedAt,
                clinic.TimeZone,
                prescription.MgPerKg,
                prescription.Kilograms,
                Entry = new PrescriptionEntry(
                    prescription.Number, prescription.Drug, prescription.Unit, prescription.MgPerUnit, prescription.UnitsPerDose, prescription.TimesPerDay,
                    prescription.Days, prescription.TotalUnits, prescription.Repeats, prescription.RepeatsLeft, prescription.Instructions,
                    prescription.ValidUntil, prescription.CancelReason, prescription.ClinicId),
                Clinic = new PaperClinic(clinic.Name, clinic.Address, clinic.City, clinic.PhoneNumber),
                Prescriber = new PaperSigner(staff.Name, prescription.LicenceNumber),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null
            || !await Readers.MayReadAsync(db, actor, clinicId, found.PetId, (ReadingOf.Prescription, prescriptionId), clock.GetUtcNow(), cancellation))
        {
            return Error.NotFound;
        }

        return new PrescriptionPaper(
            await PetIdentities.ReadAsync(db, found.PetId, language, cancellation),
            found.Entry,
            TimelineNotes.DayIn(found.TimeZone, found.IssuedAt),
            found.MgPerKg,
            found.Kilograms,
            found.Clinic,
            found.Prescriber);
    }
}

/// <param name="Kilograms">The weight that the dose was reckoned by.</param>
public sealed record PrescriptionPaper(
    PetIdentity Pet, PrescriptionEntry Prescription, DateOnly On, decimal MgPerKg, decimal Kilograms, PaperClinic Clinic, PaperSigner Prescriber);
