using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace PetPro.Tests.Architecture;

public sealed partial class LinkTests
{
    private static readonly string[] Routes =
        [.. typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)];

    /// <summary>`href="/clinics"` needs that page; `href="/clinics/@slug"` needs one that goes on with a parameter there.</summary>
    [Fact]
    public void Every_link_leads_to_a_page_that_is_there() =>
        (from file in Sources.Of("PetPro.Web", ".razor")
         from Match link in Link().Matches(file.Text)
         let path = link.Groups["path"].Value
         let goesOn = link.Groups["end"].Value == "@"
         where !Path.HasExtension(path)
         where goesOn ? !Routes.Any(r => r.StartsWith(path + "{", StringComparison.Ordinal)) : !Routes.Contains(path)
         select $"{file.Name}: {path}").Distinct().ShouldBeEmpty();

    [GeneratedRegex("""\b\w*[hH]ref="(?<path>/[^"@#?]*)(?<end>["@#?])""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
