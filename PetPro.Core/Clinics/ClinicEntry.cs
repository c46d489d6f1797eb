using System.Globalization;
using System.Text;
using PetPro.Core.Accounts;

namespace PetPro.Core.Clinics;

/// <summary>One day of a form: from when to when, as it was typed (`09:00`); both empty = closed.</summary>
public sealed record TypedHours(string? Open, string? Close);

/// <summary>What somebody typed about a clinic, in the form for applying and in the one for its profile.</summary>
/// <param name="Position">Degrees as `-6.2001, 106.8167`, or the address of a map's page that holds them.</param>
public sealed record ClinicEntry(
    string? Name,
    string? Address,
    string? City,
    string? Province,
    string? PostalCode,
    string? Position,
    string? TimeZone,
    string? PhoneNumber,
    string? Email,
    string? Website,
    string? Description,
    IReadOnlyCollection<string> Facilities,
    IReadOnlyDictionary<DayOfWeek, TypedHours> Hours,
    string? LicenceNumber)
{
    public const int MaxDescription = 2000;

    /// <summary>All that is wrong, at once, or the profile that the clinic gets.</summary>
    /// <param name="hours">Hours that stand and were not asked for; none = those that were typed.</param>
    public Result<ClinicProfile> Check(string slug, BookingRules rules, WeeklyHours? hours = null)
    {
        var phone = Accounts.PhoneNumber.Parse(PhoneNumber);
        var email = EmailAddress.Parse(Email);
        var position = ClinicPosition.Parse(Position);
        var opening = hours is null ? CheckHours() : hours;
        var website = CheckWebsite();
        FieldError[] wrong =
        [
            .. Text("name", Name, 255),
            .. Text("address", Address, 500),
            .. Text("city", City, 100),
            .. Text("province", Province, 100),
            .. Text("postalCode", PostalCode, 10, isNeeded: false),
            .. position.Error?.Fields ?? [],
            .. TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? Array.Empty<FieldError>() : [new FieldError("timeZone", "required")],
            .. phone.Error?.Fields ?? [],
            .. email.Error?.Fields ?? [],
            .. website.Error?.Fields ?? [],
            .. Text("description", Description, MaxDescription),
            .. opening.Error?.Fields ?? [],
            .. Text("licenceNumber", LicenceNumber, 60),
        ];
        return wrong.Length > 0
            ? Error.Invalid(wrong)
            : new ClinicProfile(
                Name!.Trim(), slug, Address!.Trim(), City!.Trim(), Province!.Trim(), PostalCode?.Trim() ?? "", position.Value.Latitude,
                position.Value.Longitude, TimeZone!, phone.Value.Value, email.Value.Value, website.Value.Length == 0 ? null : website.Value,
                Description!.Trim(), opening.Value, [.. ClinicFacilities.All.Where(Facilities.Contains)], rules, LicenceNumber!.Trim());
    }

    /// <summary>A name for addresses, `klinik-melati-jakarta-selatan`; what is left of a name without Latin letters is the city's, or `clinic`.</summary>
    public static string SlugOf(string? name, string? city)
    {
        var slug = new StringBuilder();
        foreach (var c in $"{name} {city}".Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var found = slug.ToString(0, Math.Min(slug.Length, 80)).Trim('-');
        return found.Length == 0 || Guid.TryParse(found, out _) ? "clinic" : found;
    }

    private static FieldError[] Text(string field, string? text, int most, bool isNeeded = true) => text?.Trim() switch
    {
        null or "" => isNeeded ? [new FieldError(field, "required")] : [],
        { } typed when typed.Length > most => [new FieldError(field, "too-long", most)],
        _ => [],
    };

    private Result<string> CheckWebsite()
    {
        var typed = Website?.Trim() ?? "";
        if (typed.Length == 0)
        {
            return "";
        }

        var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Contains('.', StringComparison.Ordinal)
            && address.UserInfo.Length == 0 && whole.Length <= 255
            ? whole
            : Error.Invalid("website", "website-invalid");
    }

    private Result<WeeklyHours> CheckHours()
    {
        var days = new Dictionary<DayOfWeek, DayHours>();
        foreach (var (day, typed) in Hours.Where(h => !string.IsNullOrWhiteSpace(h.Value.Open) || !string.IsNullOrWhiteSpace(h.Value.Close)))
        {
            if (!TryTime(typed.Open, out var open) || !TryTime(typed.Close, out var close) || close <= open)
            {
                return Error.Invalid("hours", "hours-invalid");
            }

            days[day] = new DayHours(open, close);
        }

        return days.Count == 0 ? Error.Invalid("hours", "hours-none") : new WeeklyHours(days);
    }

    private static bool TryTime(string? typed, out TimeOnly time) =>
        TimeOnly.TryParseExact(typed?.Trim().Replace('.', ':'), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
