using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace PetPro.Data.Notifications;

/// <summary>Texts of a resource file in the reader's language, with named blanks (`{pet}`) to be filled in.</summary>
public sealed partial class Texts(string name)
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "id", "ja"];

    public static Texts Mails { get; } = new("MailTexts");

    public static Texts Notices { get; } = new("NotificationTexts");

    private readonly ResourceManager resources = new($"PetPro.Data.Notifications.{name}", typeof(Texts).Assembly);

    /// <summary>The text, or null where that file has none of that name.</summary>
    public string? Find(string key, string language) => resources.GetString(key, CultureInfo.GetCultureInfo(language));

    /// <exception cref="InvalidOperationException">There is no such text, or it has a blank that the facts do not fill.</exception>
    public string Fill(string key, string language, IReadOnlyDictionary<string, string> facts) => Blanks().Replace(
        Find(key, language) ?? throw new InvalidOperationException($"{name} has no text {key}."),
        blank => facts.TryGetValue(blank.Groups[1].Value, out var fact)
            ? fact
            : throw new InvalidOperationException($"Text {key} wants {blank.Value}."));

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Blanks();
}
