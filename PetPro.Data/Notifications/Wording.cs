using System.Globalization;

namespace PetPro.Data.Notifications;

/// <summary>Amounts and times as people write them, in the reader's language and the clinic's zone.</summary>
public static class Wording
{
    /// <summary>`Rp 150.000` in every language; made by hand, for cultures differ between machines.</summary>
    public static string Rupiah(Money amount)
    {
        var digits = Math.Abs(amount.Amount).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
        return $"{(amount.Amount < 0 ? "-" : "")}Rp {digits}";
    }

    /// <summary>`Tuesday, 24 November 2026 at 09:30 WIB`.</summary>
    public static string When(DateTimeOffset at, string timeZone, string language) => Local(at, timeZone, language, "when");

    /// <summary>`3 March 2027`.</summary>
    public static string Day(DateOnly day, string language) =>
        day.ToString(Texts.Notices.Find("format.day", language), CultureInfo.GetCultureInfo(language));

    /// <summary>`Milo, Kopi`; in Japanese each but the last with what follows a name, for the text has that for the last.</summary>
    public static string Names(IEnumerable<string> names, string language) => string.Join(Texts.Notices.Find("format.between", language), names);

    /// <summary>`09:30 WIB`.</summary>
    public static string Time(DateTimeOffset at, string timeZone, string language) => Local(at, timeZone, language, "time");

    /// <summary>What people in Indonesia call a zone (WIB, WITA, WIT); elsewhere its distance from UTC.</summary>
    public static string ZoneName(DateTimeOffset local, string timeZone) => timeZone switch
    {
        "Asia/Jakarta" or "Asia/Pontianak" => "WIB",
        "Asia/Makassar" => "WITA",
        "Asia/Jayapura" => "WIT",
        _ => string.Create(CultureInfo.InvariantCulture, $"UTC{local:zzz}"),
    };

    private static string Local(DateTimeOffset at, string timeZone, string language, string format)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        var culture = CultureInfo.GetCultureInfo(language);
        return $"{local.ToString(Texts.Notices.Find($"format.{format}", language), culture)} {ZoneName(local, timeZone)}";
    }
}
