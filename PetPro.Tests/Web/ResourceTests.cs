using System.Text.RegularExpressions;
using System.Xml.Linq;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Tests.Architecture;
using PetPro.Web.Components;

namespace PetPro.Tests.Web;

public sealed partial class ResourceTests
{
    private static readonly string[] Languages = ["", ".id", ".ja"];

    private static readonly string[] Projects = ["PetPro.Web", "PetPro.Data"];

    public static TheoryData<string> Resources => new(
        Projects.SelectMany(project => Sources.Of(project, ".resx"))
            .Select(file => file.Name[..^".resx".Length])
            .Where(name => !name.EndsWith(".id", StringComparison.Ordinal) && !name.EndsWith(".ja", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_text_stands_in_all_three_languages(string resource)
    {
        var english = Texts(resource);
        foreach (var language in Languages)
        {
            var texts = Texts(resource + language);
            texts.Keys.Order().ShouldBe(english.Keys.Order(), $"{resource}{language}");
            texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key).ShouldBeEmpty($"{resource}{language}");
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_translation_has_the_same_placeholders(string resource)
    {
        var english = Texts(resource);
        (from language in Languages.Skip(1)
         from text in Texts(resource + language)
         where !Placeholders(text.Value).SetEquals(Placeholders(english.GetValueOrDefault(text.Key, "")))
         select $"{resource}{language}: {text.Key}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var sentences = Texts(Sources.Of("PetPro.Web", ".resx").Single(f => f.Name.EndsWith("/ErrorTexts.resx", StringComparison.Ordinal)).Name[..^".resx".Length]);
        var codes =
            from file in new[] { "PetPro.Core", "PetPro.Data", "PetPro.Web" }.SelectMany(project => Sources.Of(project, ".cs", ".razor"))
            from Match match in Code().Matches(file.Text)
            from Capture code in match.Groups["code"].Captures
            select (code.Value, file.Name);
        codes.Count().ShouldBeGreaterThan(20);
        codes.Where(c => !sentences.ContainsKey(c.Value)).Select(c => $"{c.Value} ({c.Name})").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_state_category_role_and_weekday_has_a_name()
    {
        var texts = Texts("PetPro.Web/Components/SharedTexts");
        var keys = States.Types.SelectMany(type => Enum.GetValues(type).Cast<Enum>().Select(States.Key))
            .Concat(ServiceCategories.All.Select(category => $"category-{category}"))
            .Concat(new[] { Roles.ClinicManager, Roles.Veterinarian, Roles.Reception }.Select(role => $"role-{role}"))
            .Concat(Enum.GetValues<DayOfWeek>().Select(day => $"weekday-{day.ToString().ToLowerInvariant()}"));
        keys.Where(key => !texts.ContainsKey(key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PublicTexts", "PetPro.Web/Public/")]
    [InlineData("SharedTexts", "PetPro.Web/Components/")]
    [InlineData("AccountTexts", "PetPro.Web/Account/")]
    [InlineData("OwnerTexts", "PetPro.Web/Owner/")]
    [InlineData("ClinicTexts", "PetPro.Web/Clinic/")]
    [InlineData("AdminTexts", "PetPro.Web/Admin/")]
    [InlineData("RecordTexts", "PetPro.Web/Records/")]
    public void Every_text_that_a_page_names_is_there(string resource, string folder)
    {
        var texts = Texts($"{folder}{resource}");
        (from file in Sources.Of("PetPro.Web", ".razor")
         where file.Name.StartsWith(folder, StringComparison.Ordinal)
         from Match match in Named().Matches(file.Text)
         let key = match.Groups[1].Value
         where !texts.ContainsKey(key)
         select $"{key} ({file.Name})").Distinct().ShouldBeEmpty();
    }

    private static Dictionary<string, string> Texts(string resource) =>
        XDocument.Load(Path.Combine(Sources.Root, resource + ".resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)[^}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    /// <summary>Conflict("code"), Invalid("field", "code"), new("field", "code"), new FieldError("field", "code"), new(ErrorKind.X, "code").</summary>
    [GeneratedRegex("""(?:\bConflict\("(?<code>[a-z-]+)"|\bInvalid\("\w+", "(?<code>[a-z-]+)"|wrong\.Add\(new(?: FieldError)?\("\w+", "(?<code>[a-z-]+)"|new FieldError\("\w+", "(?<code>[a-z-]+)"|\bErrorKind\.\w+, "(?<code>[a-z-]+)")""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    /// <summary>Keys that are put together while running cannot be read off.</summary>
    [GeneratedRegex("""\bTexts\["([a-z0-9-]+)"[\],]""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
