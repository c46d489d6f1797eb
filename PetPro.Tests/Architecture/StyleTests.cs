using System.Text.RegularExpressions;

namespace PetPro.Tests.Architecture;

public sealed partial class StyleTests
{
    /// <summary>Style sheets that stand on one page together.</summary>
    public static TheoryData<string[]> Together => new(["petpro", "portal", "clinic", "owner", "records"], ["petpro", "public", "records"]);

    /// <summary>Two areas that give one class name two looks would spoil each other's pages.</summary>
    [Theory]
    [MemberData(nameof(Together))]
    public void A_class_belongs_to_one_sheet(string[] sheets) =>
        (from sheet in sheets
         from name in Owned(File.ReadAllText(Path.Combine(Sources.Root, "PetPro.Web", "wwwroot", $"{sheet}.css")))
         group sheet by name into places
         where places.Count() > 1
         select $".{places.Key}: {string.Join(", ", places)}").ShouldBeEmpty();

    /// <summary>No CDN: a page works where only this server is reached, and tells nobody else who reads it.</summary>
    [Fact]
    public void No_sheet_and_no_page_loads_anything_from_elsewhere() =>
        (from file in Sources.Of("PetPro.Web", ".css", ".razor", ".js")
         where !file.Name.Contains("/wwwroot/lib/", StringComparison.Ordinal)
         from Match match in Elsewhere().Matches(file.Text)
         select $"{file.Name}: {match.Value}").ShouldBeEmpty();

    /// <summary>The classes that a rule of this sheet styles by themselves (`.card { … }`), not within something else. Paper is another matter.</summary>
    private static HashSet<string> Owned(string sheet) =>
        [.. Selectors().Matches(Paper().Replace(Comments().Replace(sheet, ""), "")).SelectMany(m => m.Groups[1].Value.Split(','))
            .Select(selector => selector.Trim()).Where(selector => SingleClass().IsMatch(selector)).Select(selector => selector[1..])];

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paper();

    [GeneratedRegex(@"(?:^|[{}])([^{}@;]+)(?=\{)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Selectors();

    [GeneratedRegex(@"^\.[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SingleClass();

    [GeneratedRegex("""(?:src|href)="https?://[^"]+|url\(["']?https?://[^)]+|@import\s+["']?https?://\S+|from ["']https?://[^"']+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Elsewhere();
}
