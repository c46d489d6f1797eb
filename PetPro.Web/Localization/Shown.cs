using System.Globalization;

namespace PetPro.Web.Localization;

/// <summary>Days and numbers as a page shows them where a component of its own would be too much, in the language of the page.</summary>
public static class Shown
{
    /// <summary>`en`, `id` or `ja`.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch { "id" => "id", "ja" => "ja", _ => "en" };

    /// <summary>`Tuesday, 24 November`.</summary>
    public static string Day(DateOnly day) => day.ToString(Language == "ja" ? "M'月'd'日'(ddd)" : "dddd, d MMMM", CultureInfo.CurrentCulture);

    /// <summary>`24 Nov 2026`.</summary>
    public static string Date(DateOnly day) => day.ToString(Language == "ja" ? "yyyy'年'M'月'd'日'" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>`Tue`.</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd", CultureInfo.CurrentCulture);

    /// <summary>`Nov`.</summary>
    public static string Month(DateOnly day) => day.ToString(Language == "ja" ? "M'月'" : "MMM", CultureInfo.CurrentCulture);

    /// <summary>`4.25`: at most two decimals, in the reader's notation.</summary>
    public static string Kilograms(decimal kilograms) => kilograms.ToString("0.##", CultureInfo.CurrentCulture);
}
