using System.Globalization;
using PetPro.Core.Clinics;

namespace PetPro.Web.Joining;

/// <summary>What stands in the form about a clinic while somebody types. The names of its fields are those of the errors.</summary>
public sealed class TypedClinic
{
    /// <summary>Those of Indonesia first; then where a clinic abroad may be.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura",
        "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Bangkok", "Asia/Manila", "Asia/Tokyo", "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam", "Europe/London",
    ];

    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? City { get; set; }

    public string? Province { get; set; }

    public string? PostalCode { get; set; }

    public string? Position { get; set; }

    public string? TimeZone { get; set; } = "Asia/Jakarta";

    public string? PhoneNumber { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Description { get; set; }

    public string? LicenceNumber { get; set; }

    public HashSet<string> Facilities { get; set; } = [];

    public Dictionary<DayOfWeek, TypedHours> Hours { get; set; } = [];

    /// <summary>Empty but for the hours that most practices keep.</summary>
    public static TypedClinic New() => new()
    {
        Hours = Week.Where(day => day != DayOfWeek.Sunday).ToDictionary(day => day, _ => new TypedHours("09:00", "17:00")),
    };

    public static TypedClinic Of(ClinicProfile profile) => new()
    {
        Name = profile.Name,
        Address = profile.Address,
        City = profile.City,
        Province = profile.Province,
        PostalCode = profile.PostalCode,
        Position = new ClinicPosition(profile.Latitude, profile.Longitude).ToString(),
        TimeZone = profile.TimeZone,
        PhoneNumber = profile.PhoneNumber,
        Email = profile.Email,
        Website = profile.Website,
        Description = profile.Description,
        LicenceNumber = profile.LicenceNumber,
        Facilities = [.. profile.Facilities],
        Hours = Week.Where(day => profile.OperatingHours.On(day) is not null)
            .ToDictionary(day => day, day => new TypedHours(Clock(profile.OperatingHours.On(day)!.Value.Open), Clock(profile.OperatingHours.On(day)!.Value.Close))),
    };

    public static TypedClinic Of(IFormCollection form) => new()
    {
        Name = form["name"],
        Address = form["address"],
        City = form["city"],
        Province = form["province"],
        PostalCode = form["postalCode"],
        Position = form["position"],
        TimeZone = form["timeZone"],
        PhoneNumber = form["phoneNumber"],
        Email = form["email"],
        Website = form["website"],
        Description = form["description"],
        LicenceNumber = form["licenceNumber"],
        Facilities = [.. form["facilities"].OfType<string>()],
        Hours = Week.ToDictionary(day => day, day => new TypedHours(form[$"open-{day}"], form[$"close-{day}"])),
    };

    public ClinicEntry ToEntry() => new(
        Name, Address, City, Province, PostalCode, Position, TimeZone, PhoneNumber, Email, Website, Description, Facilities, Hours, LicenceNumber);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
