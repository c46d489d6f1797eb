using System.Net;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web;

public sealed class ShellTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient visitor = app.Visitor();

    [Fact]
    public async Task Every_answer_carries_one_policy_that_allows_no_foreign_or_inline_script()
    {
        using var answer = await visitor.GetAsync("/");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("base-uri 'self'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("id", "Cari klinik")]
    [InlineData("ja", "動物病院をさがす")]
    public async Task A_chosen_language_stays_and_leads_back_to_the_page(string language, string text)
    {
        using var answer = await ChooseAsync("language", language, "/clinics?q=x");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/clinics?q=x");
        WebUtility.HtmlDecode(await ReadAsync("/", Cookie(answer))).ShouldContain(text);
    }

    [Fact]
    public async Task Who_says_nothing_reads_Indonesian() => (await ReadAsync("/")).ShouldContain("<html lang=\"id\"");

    [Fact]
    public async Task A_theme_that_is_not_known_counts_as_none()
    {
        (await ReadAsync("/", "petpro-theme=dark")).ShouldContain("data-theme=\"dark\"");
        (await ReadAsync("/", "petpro-theme=../../evil")).ShouldContain("data-theme=\"auto\"");
        using var answer = await ChooseAsync("theme", "../../evil", "/");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://evil.test/clinics")]
    [InlineData("//evil.test")]
    [InlineData("javascript:alert(1)")]
    public async Task After_a_choice_nobody_is_led_to_another_site(string before)
    {
        using var request = Choice("language", "en");
        request.Headers.TryAddWithoutValidation("Referer", before);
        using var answer = await visitor.SendAsync(request);
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Another_site_chooses_nothing()
    {
        using var request = Choice("language", "en");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await visitor.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.test", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task A_circuit_opens_only_for_pages_of_ours(string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var answer = await visitor.SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.test";
        using var answer = await visitor.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/owner/notifications")]
    [InlineData("/clinic")]
    [InlineData("/admin")]
    public async Task A_portal_asks_who_is_there(string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/account/sign-in");
    }

    [Theory]
    [InlineData("/petpro.css")]
    [InlineData("/public.css")]
    [InlineData("/portal.css")]
    [InlineData("/near-me.js")]
    [InlineData("/favicon.svg")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/Radzen.Blazor/fonts/SourceSans3VF-Upright.ttf.woff2")]
    public async Task What_pages_load_is_served_and_not_empty(string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100);
    }

    private static HttpRequestMessage Choice(string name, string value) =>
        new(HttpMethod.Post, "/preferences") { Content = new FormUrlEncodedContent([new(name, value)]) };

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<HttpResponseMessage> ChooseAsync(string name, string value, string page)
    {
        using var request = Choice(name, value);
        request.Headers.Referrer = new Uri(visitor.BaseAddress!, page);
        return await visitor.SendAsync(request);
    }

    private async Task<string> ReadAsync(string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await visitor.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
