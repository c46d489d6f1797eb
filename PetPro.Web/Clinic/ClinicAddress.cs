namespace PetPro.Web.Clinic;

/// <summary>The addresses of the clinic portal's pages.</summary>
public static class ClinicAddress
{
    public const string Choice = "/clinic";

    public static string Today(Guid clinicId) => $"/clinic/{clinicId}/today";

    public static string Calendar(Guid clinicId) => $"/clinic/{clinicId}/calendar";

    public static string Visit(Guid clinicId, Guid bookingId) => $"/clinic/{clinicId}/bookings/{bookingId}";

    public static string? PetPhoto(Guid petId, bool hasPhoto) => hasPhoto ? $"/pets/{petId}/photo" : null;

    /// <summary>The clinic that an address of this portal is about; none on the page where it is chosen.</summary>
    public static Guid? ClinicOf(string uri) =>
        new Uri(uri).Segments is [_, "clinic/", var id, ..] && Guid.TryParse(id.TrimEnd('/'), out var clinicId) ? clinicId : null;
}
