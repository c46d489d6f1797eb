using System.Net;
using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web;

public sealed class PublicPageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient visitor = app.Visitor();

    [Theory]
    [InlineData("/")]
    [InlineData("/clinics")]
    [InlineData("/clinics?q=konsultasi&city=Jakarta+Selatan&category=consultation&species=dog&order=price")]
    [InlineData("/clinics?lat=-6.2&lng=106.8")]
    public async Task A_public_page_is_plain_html_without_a_circuit(string address)
    {
        await new World(app.Database).ClinicAsync();
        var html = await ReadAsync(address);
        html.ShouldContain("Klinik Melati");
        html.ShouldNotContain("blazor.web");
        html.ShouldNotContain("<!--Blazor:");
        html.ShouldNotContain("material-base");
    }

    [Fact]
    public async Task A_clinics_page_leads_to_booking_each_service_at_its_next_times()
    {
        var clinic = await new World(app.Database).ClinicAsync(services: 2);
        var html = await ReadAsync($"/clinics/{await SlugAsync(clinic.Id)}");
        html.ShouldContain("Konsultasi 1");
        html.ShouldContain("Rp 150.000");
        html.ShouldContain("At least 24 hours before: 100 % back");
        foreach (var service in clinic.ServiceIds)
        {
            html.ShouldContain($"href=\"/book/{service}\"");
            html.ShouldContain($"href=\"/book/{service}?");
        }
    }

    [Fact]
    public async Task A_search_without_hits_says_so_and_leads_on()
    {
        var html = await ReadAsync("/clinics?q=qqqqqqqq");
        html.ShouldContain("No clinic matches that");
        html.ShouldContain("href=\"/clinics\"");
    }

    [Theory]
    [InlineData("/clinics?category=none")]
    [InlineData("/clinics?after=none")]
    [InlineData("/clinics?lat=1000&lng=5")]
    public async Task A_search_that_makes_no_sense_is_answered_with_a_sentence(string address) =>
        (await ReadAsync(address)).ShouldContain("Start over");

    [Theory]
    [InlineData("/clinics?lat=x&lng=y")]
    [InlineData("/clinics?order=none")]
    public async Task What_cannot_be_read_of_a_search_is_left_out(string address) =>
        (await ReadAsync(address)).ShouldNotContain("Start over");

    [Theory]
    [InlineData("/clinics/there-is-none")]
    [InlineData("/there-is-none")]
    public async Task What_is_not_there_is_a_404_with_a_way_on(string address)
    {
        var html = await ReadAsync(address, HttpStatusCode.NotFound);
        html.ShouldContain("We could not find that page");
        html.ShouldContain("href=\"/clinics\"");
    }

    [Fact]
    public async Task The_next_page_starts_where_this_one_ended()
    {
        var world = new World(app.Database);
        for (var i = 0; i < 21; i++)
        {
            await world.ClinicAsync();
        }

        var first = await ReadAsync("/clinics?order=price");
        var next = System.Text.RegularExpressions.Regex.Match(
            first, "rel=\"next\" href=\"([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var second = await ReadAsync(new Uri(WebUtility.HtmlDecode(next)).PathAndQuery);
        Slugs(first).Count.ShouldBe(20);
        Slugs(second).ShouldNotBeEmpty();
        Slugs(second).ShouldNotContain(slug => Slugs(first).Contains(slug));
    }

    private static HashSet<string> Slugs(string html) =>
        [.. System.Text.RegularExpressions.Regex.Matches(html, "href=\"/clinics/(?!apply\")([a-z0-9-]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups[1].Value)];

    private Task<string> SlugAsync(Guid clinicId) => app.ReadAsync(db => db.Clinics.Where(c => c.Id == clinicId).Select(c => c.Slug).SingleAsync());

    private async Task<string> ReadAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await visitor.SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
        return await answer.Content.ReadAsStringAsync();
    }
}
