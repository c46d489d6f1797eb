using System.Net;
using System.Text.RegularExpressions;
using PetPro.Tests.Support;

namespace PetPro.Tests.Web.Account;

/// <summary>A browser without scripts: it keeps cookies, fills the form of a page and sends it.</summary>
public sealed partial class Browser(TestApp app)
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    private HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false })
    {
        BaseAddress = app.ClientOptions.BaseAddress,
        DefaultRequestHeaders = { { "Accept-Language", "en" } },
    };

    /// <summary>Another browser that has got hold of the same cookies.</summary>
    public Browser Stolen()
    {
        var thief = new Browser(app);
        foreach (var cookie in Cookies)
        {
            thief.cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return thief;
    }

    public async Task<Seen> OpenAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        return await SeeAsync(answer);
    }

    public async Task<Seen> SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(path);
        var token = Token().Match(page.Html).Groups[1].Value;
        return await SendWithoutTokenAsync(path, form, [("__RequestVerificationToken", token), .. fields]);
    }

    public async Task<Seen> SendWithoutTokenAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("_handler", form), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await Client.PostAsync(path, content);
        return await SeeAsync(answer);
    }

    public Task<Seen> SignInAsync(string email, string password = TestApp.Password, string query = "") =>
        SendAsync($"/account/sign-in{query}", "sign-in", ("Form.Email", email), ("Form.Password", password));

    private static async Task<Seen> SeeAsync(HttpResponseMessage answer) => new(
        answer.StatusCode,
        answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : null,
        await answer.Content.ReadAsStringAsync(),
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : []);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}

/// <param name="GoesTo">Where it redirects.</param>
public sealed record Seen(HttpStatusCode Status, string? GoesTo, string Html, string[] SetCookies);
