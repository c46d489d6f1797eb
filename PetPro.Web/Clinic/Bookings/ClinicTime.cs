using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>How the clinic's pages write times: the clock of 24 hours in every language.</summary>
internal static class ClinicTime
{
    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Span(DateTimeOffset from, DateTimeOffset to) => $"{Clock(from)}–{Clock(to)}";

    /// <summary>For machines: addresses and `datetime` attributes.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day from an address or a date field; none where it is not one, or lies beyond what a calendar is for.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100 ? day : null;

    public static DateTimeOffset In(string zone, DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static DateOnly Day(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);

    public static string Minutes(IStringLocalizer texts, TimeSpan length) => length < TimeSpan.FromHours(1)
        ? texts["minutes", (int)length.TotalMinutes]
        : texts["hours-minutes", (int)length.TotalHours, length.Minutes];
}
