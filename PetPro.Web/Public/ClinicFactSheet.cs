using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PetPro.Data.Clinics;
using PetPro.Data.Outside;

namespace PetPro.Web.Public;

/// <summary>
/// A clinic in the words of schema.org, as a data block of its page. Browsers do not run it. The serializer writes angle brackets,
/// ampersands and quotes as `\u003C` and the like: nothing that a clinic tells of itself ends the block.
/// </summary>
internal static class ClinicFactSheet
{
    public static string Write(ClinicPage clinic, PublicAddress address)
    {
        var page = address.Of($"/clinics/{clinic.Slug}").AbsoluteUri;
        var sheet = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "VeterinaryCare",
            ["@id"] = page,
            ["url"] = page,
            ["name"] = clinic.Name,
            ["description"] = clinic.Description,
            ["telephone"] = clinic.PhoneNumber,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = clinic.Address,
                ["addressLocality"] = clinic.City,
                ["addressRegion"] = clinic.Province,
                ["postalCode"] = clinic.PostalCode,
                ["addressCountry"] = "ID",
            },
            ["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = clinic.Latitude, ["longitude"] = clinic.Longitude },
            ["openingHoursSpecification"] = new JsonArray([.. Enum.GetValues<DayOfWeek>().SelectMany(day => Week(clinic, day))]),
        };
        if (clinic.Exceptions.Count > 0)
        {
            sheet["specialOpeningHoursSpecification"] = new JsonArray([.. clinic.Exceptions.Select(Exception)]);
        }

        if (clinic.Pictures.Count > 0)
        {
            sheet["image"] = new JsonArray([.. clinic.Pictures.Select(picture => (JsonNode)address.Of($"/clinics/pictures/{picture.Id}").AbsoluteUri)]);
        }

        if (clinic.Reviews > 0)
        {
            sheet["aggregateRating"] = new JsonObject
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = clinic.Rating,
                ["reviewCount"] = clinic.Reviews,
                ["bestRating"] = 5,
                ["worstRating"] = 1,
            };
        }

        return sheet.ToJsonString(JsonSerializerOptions.Default);
    }

    private static IEnumerable<JsonNode> Week(ClinicPage clinic, DayOfWeek day) => clinic.OperatingHours.StretchesOn(day).Select(hours => new JsonObject
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = $"https://schema.org/{day}",
        ["opens"] = Clock(hours.Open),
        ["closes"] = Clock(hours.Close),
    });

    /// <summary>Closed all day is, there, a day that opens and closes at midnight.</summary>
    private static JsonObject Exception(ClinicDay day)
    {
        var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["@type"] = "OpeningHoursSpecification",
            ["validFrom"] = date,
            ["validThrough"] = date,
            ["opens"] = Clock(day.Hours?.Open ?? TimeOnly.MinValue),
            ["closes"] = Clock(day.Hours?.Close ?? TimeOnly.MinValue),
        };
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
