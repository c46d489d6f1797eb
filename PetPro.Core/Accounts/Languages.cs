namespace PetPro.Core.Accounts;

/// <summary>Time zones that people choose from: where PetPro is at home, and what most others need.</summary>
public static class TimeZones
{
    public const string Jakarta = "Asia/Jakarta";

    /// <summary>IANA.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Jakarta, "Asia/Makassar", "Asia/Jayapura", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles"];
}

/// <summary>The languages that PetPro speaks.</summary>
public static class Languages
{
    public const string English = "en";
    public const string Indonesian = "id";
    public const string Japanese = "ja";

    public static IReadOnlyList<string> All { get; } = [Indonesian, English, Japanese];

    /// <summary>The language itself, or Indonesian for one that is not spoken here.</summary>
    public static string OrDefault(string? language) => language is not null && All.Contains(language) ? language : Indonesian;
}
