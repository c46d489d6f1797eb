using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PetPro.E2E.Support;

/// <summary>Somebody at a browser: where they go, and whether what they see is fit to be seen.</summary>
public sealed class Person(PetProServer server, IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const int Phone = 390;
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PETPRO_SCREENSHOTS");

    public IPage Page { get; } = page;

    public PetProServer Server { get; } = server;

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Opens an address and, in a portal, waits until the page is alive.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await AliveAsync();
    }

    /// <summary>A page of a portal is shown before it is alive: what is clicked then is lost.</summary>
    public async Task AliveAsync()
    {
        if (await Page.Locator(".portal").CountAsync() > 0)
        {
            await Page.Locator(".portal[data-interactive]").WaitForAsync();
        }
    }

    /// <summary>Chooses a file once the input listens: what is chosen before is lost.</summary>
    public async Task ChooseFileAsync(ILocator input, FilePayload file)
    {
        await Page.WaitForFunctionAsync("input => '_blazorInputFileNextFileId' in input", await input.ElementHandleAsync());
        await input.SetInputFilesAsync(file);
    }

    /// <summary>Signs in by the form, and ends where the sign-in leads.</summary>
    public async Task SignInAsync(string email, string password = PetProServer.Password)
    {
        if (!Page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
        {
            await Page.GotoAsync("/account/sign-in");
        }

        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        await AliveAsync();
    }

    /// <summary>
    /// Nothing serious or critical for those who cannot see or point, nothing wider than a phone, no error on the page; and a picture
    /// in PETPRO_SCREENSHOTS, at both widths, where that is set.
    /// </summary>
    public async Task ShouldBeFitToSeeAsync(string name)
    {
        var found = await Page.RunAxe();
        found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
            .ShouldBeEmpty(name);
        await PictureAsync(name, "desktop");
        var size = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(Phone, size.Height);
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Phone, name);
        await PictureAsync(name, "phone");
        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private async Task PictureAsync(string name, string form)
    {
        if (Pictures is { Length: > 0 })
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{form}.png"), FullPage = true });
        }
    }
}
