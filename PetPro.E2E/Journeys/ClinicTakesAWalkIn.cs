using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>Somebody stands at the desk without a booking.</summary>
public sealed class ClinicTakesAWalkIn(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_new_owner_is_taken_down_waits_and_a_slip_of_the_hand_is_mended()
    {
        var clinic = await server.MorningClinicAsync();
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/today");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Walk-in or call" }).ClickAsync();
        await Expect(desk.Page.GetByLabel("Time")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("desk");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the visit" }).ClickAsync();
        await Expect(desk.Page.GetByText("This is needed.").First).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("desk-wrong");
        await desk.Page.GetByLabel("Owner’s name").FillAsync("Budi Santoso");
        await desk.Page.GetByLabel("Owner’s phone").FillAsync("0812 3456 7890");
        await desk.Page.GetByLabel("Pet’s name").FillAsync("Kopi");
        await desk.Page.GetByLabel("Species").SelectOptionAsync("cat");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the visit" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/today");

        var kopi = desk.Page.GetByRole(AriaRole.Article, new() { Name = "Kopi" });
        await Expect(kopi).ToContainTextAsync("waiting");
        await Expect(kopi).ToContainTextAsync("Pays at the clinic");
        await desk.ShouldBeFitToSeeAsync("today-walk-in");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo “Check in”: Kopi" }).ClickAsync();
        await Expect(desk.Page.GetByText("is taken back for Kopi")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Start: Kopi" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.GetByText("visit has begun")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_known_owner_is_found_by_the_whole_address_only()
    {
        var clinic = await server.MorningClinicAsync();
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/desk");

        await desk.Page.GetByLabel("Find the owner").FillAsync(email[..8]);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(desk.Page.GetByText("Enter the whole e-mail address")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Find the owner").FillAsync(email);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.GetByLabel("Pet", new() { Exact = true })).ToContainTextAsync("Milo");
        await desk.ShouldBeFitToSeeAsync("desk-found");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the visit" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/today");
        await Expect(desk.Page.GetByRole(AriaRole.Article, new() { Name = "Milo" })).ToBeVisibleAsync();
    }
}
