using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web;

/// <summary>What search engines are told of clinics, and what they are not.</summary>
public sealed partial class SearchEngineTests(SearchEngineTests.SmallFiles app) : IClassFixture<SearchEngineTests.SmallFiles>
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly HttpClient visitor = app.Visitor();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clinics_page_says_in_schema_org_where_it_is_when_it_is_open_and_how_it_is_rated()
    {
        var journey = new BookingJourney(app.Database);
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);
        await app.Database.Get<StartVisit>().RunAsync(clinic.Manager, booking, Cancellation);
        await app.Database.Get<CompleteVisit>().RunAsync(clinic.Manager, booking, Cancellation);
        await app.Database.Get<WriteReview>().RunAsync(owner, booking, 4, null, Cancellation);
        var slug = await SlugAsync(clinic.Id);

        var html = await Eventually.SeeAsync(() => ReadAsync($"/clinics/{slug}"), page => page.Contains("aggregateRating", StringComparison.Ordinal));
        using var sheet = Sheet(html);
        var told = sheet.RootElement;
        told.GetProperty("@type").GetString().ShouldBe("VeterinaryCare");
        told.GetProperty("name").GetString().ShouldBe("Klinik Melati");
        told.GetProperty("url").GetString().ShouldBe(new Uri(visitor.BaseAddress!, $"/clinics/{slug}").AbsoluteUri);
        told.GetProperty("address").GetProperty("addressLocality").GetString().ShouldBe("Jakarta Selatan");
        told.GetProperty("geo").GetProperty("latitude").GetDouble().ShouldBe(-6.24);
        var hours = told.GetProperty("openingHoursSpecification").EnumerateArray().ToList();
        hours.Select(h => h.GetProperty("dayOfWeek").GetString()).ShouldContain("https://schema.org/Sunday");
        hours.ShouldAllBe(h => h.GetProperty("opens").GetString() == "00:00" && h.GetProperty("closes").GetString() == "23:30");
        told.GetProperty("aggregateRating").GetProperty("ratingValue").GetDecimal().ShouldBe(4);
        told.GetProperty("aggregateRating").GetProperty("reviewCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_a_clinic_tells_of_itself_cannot_leave_the_data_block()
    {
        const string Evil = "</script><script>alert(1)</script><!-- & \"";
        var clinic = await new World(app.Database).ClinicAsync();
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id == clinic.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Description, Evil)));
        using var answer = await visitor.GetAsync($"/clinics/{await SlugAsync(clinic.Id)}", Cancellation);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        html.ShouldNotContain("<script>alert");
        using var sheet = Sheet(html);
        sheet.RootElement.GetProperty("description").GetString().ShouldBe(Evil);
        sheet.RootElement.TryGetProperty("aggregateRating", out _).ShouldBeFalse("There are no reviews");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
    }

    [Theory]
    [InlineData("/clinics", "/clinics")]
    [InlineData("/clinics?q=vaksin&order=price&lat=-6.2&lng=106.8", "/clinics")]
    [InlineData("/clinics?city=Jakarta+Selatan&species=dog", "/clinics?city=Jakarta%20Selatan")]
    [InlineData("/clinics?category=consultation&city=Bandung&after=x", "/clinics?city=Bandung&category=consultation")]
    public async Task Every_variant_of_a_search_names_the_page_that_it_is_a_variant_of(string address, string canonical) =>
        Canonical(await ReadAsync(address)).ShouldBe(new Uri(visitor.BaseAddress!, canonical).AbsoluteUri);

    [Fact]
    public async Task A_clinics_page_has_one_address_also_when_it_was_found_by_its_id()
    {
        var clinic = await new World(app.Database).ClinicAsync();
        var slug = await SlugAsync(clinic.Id);
        Canonical(await ReadAsync($"/clinics/{clinic.Id}")).ShouldBe(new Uri(visitor.BaseAddress!, $"/clinics/{slug}").AbsoluteUri);
    }

    [Fact]
    public async Task The_sitemap_names_every_approved_clinic_once_in_files_that_are_not_too_long()
    {
        var world = new World(app.Database);
        for (var i = 0; i < 5; i++)
        {
            await world.ClinicAsync();
        }

        var hidden = await world.ClinicAsync();
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id == hidden.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Status, ClinicStatus.Suspended)));
        var index = XDocument.Parse(await ReadAsync("/sitemap.xml"));
        index.Root!.Name.ShouldBe(Names + "sitemapindex");
        var listed = new List<string>();
        foreach (var part in index.Descendants(Names + "loc"))
        {
            var file = XDocument.Parse(await ReadAsync(new Uri(part.Value).PathAndQuery));
            file.Root!.Name.ShouldBe(Names + "urlset");
            var addresses = file.Descendants(Names + "loc").Select(a => new Uri(a.Value).AbsolutePath).ToList();
            addresses.Count(a => a.StartsWith("/clinics/", StringComparison.Ordinal)).ShouldBeInRange(1, 2);
            listed.AddRange(addresses);
        }

        var approved = await app.ReadAsync(db => db.Clinics.Where(c => c.Status == ClinicStatus.Approved).Select(c => c.Slug).ToListAsync());
        listed.Order().ShouldBe(approved.Select(slug => $"/clinics/{slug}").Concat(["/", "/clinics"]).Order());
    }

    [Fact]
    public async Task Parts_are_empty_for_no_clinics_and_one_for_as_many_as_fit()
    {
        var world = new World(app.Database);
        await world.ClinicAsync();
        await world.ClinicAsync();
        var all = await app.ReadAsync(db => db.Clinics.CountAsync(c => c.Status == ClinicStatus.Approved));
        (await app.Database.Get<ListSitemapParts>().RunAsync(Actor.Visitor, all, Cancellation)).Count.ShouldBe(1);
        (await app.Database.Get<ListSitemapParts>().RunAsync(Actor.Visitor, all - 1, Cancellation)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Robots_are_kept_from_what_is_somebodys_own_and_not_from_clinics()
    {
        var lines = (await ReadAsync("/robots.txt")).Split('\n');
        foreach (var path in (string[])["/owner", "/clinic/", "/admin", "/account", "/passport/", "/api/"])
        {
            lines.ShouldContain($"Disallow: {path}");
        }

        lines.ShouldContain($"Sitemap: {new Uri(visitor.BaseAddress!, "/sitemap.xml")}");
        var closed = lines.Where(l => l.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(l => l["Disallow: ".Length..]);
        closed.ShouldNotContain(path => "/clinics/klinik-melati".StartsWith(path, StringComparison.Ordinal) || "/clinics?city=Bandung".StartsWith(path, StringComparison.Ordinal));
    }

    private static JsonDocument Sheet(string html) => JsonDocument.Parse(Block().Match(html).Groups[1].Value);

    private static string Canonical(string html) => WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value);

    private Task<string> SlugAsync(Guid clinicId) => app.ReadAsync(db => db.Clinics.Where(c => c.Id == clinicId).Select(c => c.Slug).SingleAsync());

    private async Task<string> ReadAsync(string address)
    {
        using var answer = await visitor.GetAsync(address, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    [GeneratedRegex("<script type=\"application/ld(?:\\+|&#x2B;)json\">(.*?)</script>", RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("<link rel=\"canonical\" href=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();

    /// <summary>Two clinics to a file of the sitemap.</summary>
    public sealed class SmallFiles(PostgresCluster cluster) : TestApp(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Sitemap:PerFile"] = "2" };
    }
}
