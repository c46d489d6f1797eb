using Microsoft.Playwright;
using PetPro.E2E.Support;
using PetPro.Tests.Support;

namespace PetPro.E2E.Journeys;

/// <summary>Somebody protects the account with an app and a passkey, and signs out a device that is not at hand.</summary>
public sealed class PersonSecuresTheAccount(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task With_an_app_and_in_an_emergency_with_a_recovery_code()
    {
        var (_, email) = await server.OwnerAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync("/account/security");
        await sari.ShouldBeFitToSeeAsync("security");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
        await sari.ShouldBeFitToSeeAsync("security-app");

        var phone = new Authenticator(await sari.Page.Locator(".app-key").InnerTextAsync());
        await sari.Page.GetByLabel("Current password").FillAsync(PetProServer.Password);
        await sari.Page.GetByLabel("Code of the app").FillAsync(phone.Code());
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Assertions.Expect(sari.Page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await sari.ShouldBeFitToSeeAsync("security-recovery-codes");
        var recovery = await sari.Page.Locator(".recovery-codes code").First.InnerTextAsync();

        await SignOutAsync(sari);
        await EnterPasswordAsync(sari, email);
        await sari.ShouldBeFitToSeeAsync("sign-in-code");
        await EnterCodeAsync(sari, recovery);
        await Assertions.Expect(sari.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/owner", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        await SignOutAsync(sari);
        await EnterPasswordAsync(sari, email);
        await EnterCodeAsync(sari, recovery);
        await Assertions.Expect(sari.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("was used already");
        await EnterCodeAsync(sari, phone.Code(1));
        await sari.Page.WaitForURLAsync("**/owner/**");
    }

    [Fact]
    public async Task With_a_passkey_that_needs_no_password()
    {
        var (_, email) = await server.OwnerAsync();
        await using var sari = await chromium.SitDownAsync(server, host: "localhost");
        await GiveAuthenticatorAsync(sari);
        await sari.SignInAsync(email);
        await sari.GoAsync("/account/security/passkeys");
        await sari.ShouldBeFitToSeeAsync("passkeys-none");
        await sari.Page.GetByLabel("Name").FillAsync("My laptop");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Create a passkey" }).ClickAsync();
        await Assertions.Expect(sari.Page.GetByText("The passkey is added")).ToBeVisibleAsync();
        await Assertions.Expect(sari.Page.Locator(".lines li")).ToContainTextAsync("My laptop");
        await sari.ShouldBeFitToSeeAsync("passkeys");

        await SignOutAsync(sari);
        await sari.GoAsync("/account/sign-in");
        await sari.ShouldBeFitToSeeAsync("sign-in-with-passkey");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/owner/**");

        await sari.GoAsync("/account/security/passkeys");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Remove My laptop" }).ClickAsync();
        await Assertions.Expect(sari.Page.GetByText("The passkey is removed")).ToBeVisibleAsync();
        await SignOutAsync(sari);
        await sari.GoAsync("/account/sign-in");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(sari.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "passkey was not accepted" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task By_signing_out_a_second_browser_that_stands_open()
    {
        var (_, email) = await server.OwnerAsync();
        await using var lost = await chromium.SitDownAsync(server);
        await lost.SignInAsync(email);
        await lost.GoAsync("/owner");
        await using var sari = await chromium.SitDownAsync(server, width: 390);
        await sari.SignInAsync(email);
        await sari.GoAsync("/account/security");
        await Assertions.Expect(sari.Page.Locator("form .lines li")).ToHaveCountAsync(2);
        await sari.ShouldBeFitToSeeAsync("security-sessions");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();
        await Assertions.Expect(sari.Page.GetByText("All other devices are signed out")).ToBeVisibleAsync();
        await Assertions.Expect(sari.Page.Locator("form .lines li")).ToHaveCountAsync(1);

        await Eventually.SeeAsync(
            async () =>
            {
                await lost.Page.GotoAsync("/account");
                return lost.Page.Url;
            },
            url => url.Contains("/account/sign-in", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60));
    }

    private static async Task GiveAuthenticatorAsync(Person person)
    {
        var browser = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignOutAsync(Person person)
    {
        await person.GoAsync("/account");
        await person.Page.Locator(".site-tools form[action='/account/sign-out'] button").ClickAsync();
        await person.Page.WaitForURLAsync(url => !url.Contains("/account", StringComparison.Ordinal));
    }

    private static async Task EnterPasswordAsync(Person person, string email)
    {
        await person.GoAsync("/account/sign-in");
        await person.Page.GetByLabel("E-mail").FillAsync(email);
        await person.Page.GetByLabel("Password").FillAsync(PetProServer.Password);
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await person.Page.WaitForURLAsync("**/account/sign-in/code*");
    }

    private static async Task EnterCodeAsync(Person person, string code)
    {
        await person.Page.GetByLabel("Code").FillAsync(code);
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
