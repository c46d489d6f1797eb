namespace PetPro.Web.Clinic.Team;

/// <summary>Where the pages and pictures of a clinic's staff are.</summary>
public static class TeamAddress
{
    public static string All(Guid clinicId) => $"/clinic/{clinicId}/staff";

    public static string One(Guid clinicId, Guid staffId) => $"/clinic/{clinicId}/staff/{staffId}";

    /// <summary>The key changes with the picture, so that a browser does not show the one before.</summary>
    public static string? Photo(Guid staffId, string? key) => key is null ? null : $"/clinics/staff/{staffId}/photo?v={key[..8]}";

    public static string Picture(Guid pictureId) => $"/clinics/pictures/{pictureId}";
}
