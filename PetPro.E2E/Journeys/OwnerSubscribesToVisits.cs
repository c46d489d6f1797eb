using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner gives the calendar program an address, makes a new one and takes it back.</summary>
public sealed class OwnerSubscribesToVisits(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task An_address_is_made_shown_once_and_removed()
    {
        var (_, email) = await server.OwnerAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync("/owner/bookings");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Visits in your calendar" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/owner/bookings/calendar");
        await sari.AliveAsync();

        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        await Expect(sari.Page.GetByLabel("Address for your calendar")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/calendar/[A-Za-z0-9_-]{43}\\.ics$"));
        await sari.ShouldBeFitToSeeAsync("calendar-feed");
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync();
        var address = await sari.Page.GetByLabel("Address for your calendar").InputValueAsync();
        using var program = new HttpClient();
        (await program.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken)).ShouldStartWith("BEGIN:VCALENDAR");

        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the address" }).ClickAsync();
        await sari.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Remove the address" }).ClickAsync();

        await Expect(sari.Page.GetByText("The address is removed.")).ToBeVisibleAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address" })).ToBeVisibleAsync();
        using var gone = await program.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        gone.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
