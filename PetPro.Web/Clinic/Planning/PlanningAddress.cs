namespace PetPro.Web.Clinic.Planning;

/// <summary>The addresses of the pages on which a clinic plans.</summary>
internal static class PlanningAddress
{
    public static string Services(Guid clinicId) => $"/clinic/{clinicId}/services";

    public static string NewService(Guid clinicId) => $"/clinic/{clinicId}/services/new";

    public static string Service(Guid clinicId, Guid serviceId) => $"/clinic/{clinicId}/services/{serviceId}";

    public static string Hours(Guid clinicId) => $"/clinic/{clinicId}/hours";

    public static string Rules(Guid clinicId) => $"/clinic/{clinicId}/rules";

    public static string Exceptions(Guid clinicId) => $"/clinic/{clinicId}/exceptions";
}
