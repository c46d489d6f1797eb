namespace PetPro.Web.Clinic;

/// <summary>
/// The addresses of the clinic portal's pages. The current clinic stands in the address and nowhere else: each page about a clinic
/// has a route `/clinic/{ClinicId:guid}/…`, derives from <see cref="AtClinic"/> (or has a parameter ClinicId of its own), and hands
/// that id to its use cases, which ask whether the actor may do this there. So two tabs may show two clinics, and an address can be
/// passed on. The switcher in the layout leads to the same page of another clinic; `/clinic` leads to the one that was open last.
/// </summary>
public static class ClinicAddress
{
    public const string Choice = "/clinic";

    /// <summary>Shows the clinics to choose from also where one was open last.</summary>
    public const string ChooseAnew = "/clinic?choose=true";

    /// <summary>Lists that every clinic has: who switches stays on them. What is one visit's or one person's is not the other clinic's.</summary>
    private static readonly string[] Lists = ["today", "calendar", "staff", "services", "profile", "patients", "reviews", "reports", "hours", "rules", "exceptions", "waitlist", "reminders"];

    public static string Today(Guid clinicId) => $"/clinic/{clinicId}/today";

    public static string Calendar(Guid clinicId) => $"/clinic/{clinicId}/calendar";

    public static string Waitlist(Guid clinicId) => $"/clinic/{clinicId}/waitlist";

    /// <summary>Where staff enter a visit for somebody who stands there or calls.</summary>
    public static string Desk(Guid clinicId) => $"/clinic/{clinicId}/desk";

    /// <summary>The visits whose time does not fit any more.</summary>
    public static string Exceptions(Guid clinicId) => $"/clinic/{clinicId}/exceptions";

    public static string Reminders(Guid clinicId) => $"/clinic/{clinicId}/reminders";

    public static string Visit(Guid clinicId, Guid bookingId) => $"/clinic/{clinicId}/bookings/{bookingId}";

    public static string Receipt(Guid clinicId, Guid bookingId) => $"/clinic/{clinicId}/bookings/{bookingId}/receipt.pdf";

    /// <summary>The patient's record, at that visit to be written on.</summary>
    public static string Record(Guid clinicId, Guid bookingId) => $"/clinic/{clinicId}/bookings/{bookingId}/record";

    public static string Patients(Guid clinicId) => $"/clinic/{clinicId}/patients";

    public static string Patient(Guid clinicId, Guid petId) => $"/clinic/{clinicId}/patients/{petId}";

    public static string? PetPhoto(Guid petId, bool hasPhoto) => hasPhoto ? $"/pets/{petId}/photo" : null;

    /// <summary>The clinic that an address of this portal is about; none on the page where it is chosen.</summary>
    public static Guid? ClinicOf(string uri) =>
        new Uri(uri).Segments is [_, "clinic/", var id, ..] && Guid.TryParse(id.TrimEnd('/'), out var clinicId) ? clinicId : null;

    /// <summary>The page of another clinic that answers to this one.</summary>
    public static string Same(string uri, Guid clinicId) =>
        new Uri(uri).Segments is [_, "clinic/", _, var page, ..] && Lists.Contains(page.TrimEnd('/')) ? $"/clinic/{clinicId}/{page.TrimEnd('/')}" : Today(clinicId);
}
