using Microsoft.Playwright;
using PetPro.E2E.Support;
using PetPro.Web.Dev;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A pet moves to a new owner by invitation.</summary>
public sealed class PetChangesOwner(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task The_invited_signs_in_by_the_mails_link_and_accepts()
    {
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        var (_, dewi) = await server.OwnerAsync("Dewi Lestari");
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync($"/owner/pets/{pet}");
        await sari.Page.GetByText("Hand over to a new owner").ClickAsync();
        await sari.Page.GetByLabel("E-mail address of the new owner").FillAsync(dewi);
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the invitation" })).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("pet-offered");
        var link = LinkIn(await server.Mails.FindAsync(dewi, "hand Milo over"));

        await sari.GoAsync(link.PathAndQuery);
        await Expect(sari.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("another e-mail address");
        await using var taker = await chromium.SitDownAsync(server);
        await taker.Page.GotoAsync(link.PathAndQuery);
        await taker.SignInAsync(dewi);
        await taker.AliveAsync();
        await taker.ShouldBeFitToSeeAsync("pet-invitation");
        await taker.Page.GetByRole(AriaRole.Button, new() { Name = "Accept Milo" }).ClickAsync();
        await taker.Page.WaitForURLAsync($"**/owner/pets/{pet}");
        await Expect(taker.Page.GetByRole(AriaRole.Heading, new() { Name = "Milo", Exact = true })).ToBeVisibleAsync();
        (await sari.Page.GotoAsync($"/owner/pets/{pet}"))!.Status.ShouldBe(404);
        await server.Mails.FindAsync(email, "has a new home");
    }

    [Fact]
    public async Task The_invited_says_no_and_it_stays_where_it_is()
    {
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        var (_, dewi) = await server.OwnerAsync("Dewi Lestari");
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync($"/owner/pets/{pet}");
        await sari.Page.GetByText("Hand over to a new owner").ClickAsync();
        await sari.Page.GetByLabel("E-mail address of the new owner").FillAsync(dewi);
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the invitation" })).ToBeVisibleAsync();
        var link = LinkIn(await server.Mails.FindAsync(dewi, "hand Milo over"));

        await using var taker = await chromium.SitDownAsync(server);
        await taker.SignInAsync(dewi);
        await taker.GoAsync(link.PathAndQuery);
        await taker.Page.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await taker.ShouldBeFitToSeeAsync("pet-decline");
        await taker.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, decline" }).ClickAsync();
        await Expect(taker.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("You have declined this invitation");

        await server.Mails.FindAsync(email, "Milo stays with you");
        await sari.GoAsync($"/owner/pets/{pet}");
        await Expect(sari.Page.GetByText("Hand over to a new owner")).ToBeVisibleAsync();
    }

    private static Uri LinkIn(MailFile mail) => new(System.Text.RegularExpressions.Regex.Match(
        mail.Text, @"\S+/owner/pets/offered/\S+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
}
