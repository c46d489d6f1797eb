using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Which clinics the actor may change, as a condition of the query: any other is not found.</summary>
internal static class ClinicsManaged
{
    public static IQueryable<Clinic> ManagedBy(this IQueryable<Clinic> clinics, Actor actor)
    {
        var managed = actor.ClinicsWhere(Permissions.ManageClinic);
        return clinics.Where(c => managed.Contains(c.Id));
    }

    public static IQueryable<ClinicService> ManagedBy(this IQueryable<ClinicService> services, Actor actor)
    {
        var managed = actor.ClinicsWhere(Permissions.ManageClinic);
        return services.Where(s => managed.Contains(s.ClinicId));
    }
}
