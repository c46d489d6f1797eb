namespace PetPro.Core.Accounts;

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
