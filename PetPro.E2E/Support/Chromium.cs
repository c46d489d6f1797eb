using Microsoft.Playwright;
using PetPro.E2E.Support;

[assembly: AssemblyFixture(typeof(Chromium))]

// Two cores serve the browser, the application and its database: journeys wait their turn.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace PetPro.E2E.Support;

/// <summary>One browser for the whole run; each person in a test has a context of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PETPRO_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--no-first-run",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Somebody sits down at a browser that has never been to this server.</summary>
    /// <param name="host">The name by which they reach it: passkeys are for names, not for numbers.</param>
    public async Task<Person> SitDownAsync(PetProServer server, int width = 1280, string? host = null)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = new UriBuilder(server.Address) { Host = host ?? server.Address.Host }.ToString(),
            Locale = "en-GB",
            TimezoneId = "Asia/Makassar",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        return new Person(server, context, await context.NewPageAsync());
    }
}
