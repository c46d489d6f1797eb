using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Is there what the terms of a service name?</summary>
internal static class ServiceReferences
{
    public static async Task<Error?> CheckAsync(PetProDb db, Guid clinicId, ServiceTerms terms, CancellationToken cancellation)
    {
        var staff = terms.StaffIds.Distinct().ToArray();
        if (await db.Staff.CountAsync(s => s.ClinicId == clinicId && staff.Contains(s.Id), cancellation) != staff.Length)
        {
            return Error.Invalid("staffIds", "staff-unknown");
        }

        var species = terms.Species.Distinct().ToArray();
        if (await db.Species.CountAsync(s => species.Contains(s.Code), cancellation) != species.Length)
        {
            return Error.Invalid("species", "species-unknown");
        }

        string[] vaccines = [.. terms.GivesVaccines.Append(terms.RequiredVaccine).OfType<string>().Distinct()];
        return await db.Vaccines.CountAsync(v => vaccines.Contains(v.Code), cancellation) == vaccines.Length
            ? null
            : Error.Invalid("requiredVaccine", "vaccine-unknown");
    }
}
