using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner brings two pets in one visit.</summary>
public sealed class OwnerBringsTwoPets(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task Two_pets_are_booked_together_by_keyboard_and_paid_at_once_and_cancelled_one_by_one()
    {
        var clinic = await server.World.ClinicAsync();
        var (owner, email) = await server.OwnerAsync();
        await server.World.PetAsync(owner);
        await server.World.PetAsync(owner, "Kopi");
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);

        var booking = await BookAsync(sari, clinic.ServiceId);
        await booking.ShouldSayAsync("The visit is confirmed");
        var others = sari.Page.Locator(".together");
        await Expect(others).ToContainTextAsync("Confirmed");
        await sari.ShouldBeFitToSeeAsync("booking-two-pets");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel all pets' visits" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await Expect(booking.Dialog).ToContainTextAsync("Rp 300.000");
        await Expect(booking.Dialog).ToContainTextAsync("Kopi: 100% of Rp 150.000");
        await sari.ShouldBeFitToSeeAsync("booking-cancel-all");
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Keep the visits" }).ClickAsync();

        await booking.AskToCancelAsync();
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit and get Rp 150.000 back" }).ClickAsync();
        await booking.ShouldSayAsync("The visit is cancelled");
        await others.GetByRole(AriaRole.Link).ClickAsync();
        await booking.ShouldSayAsync("The visit is confirmed");
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel all pets' visits" })).ToHaveCountAsync(0);
        await booking.AskToCancelAsync();
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit and get Rp 150.000 back" }).ClickAsync();
        await booking.ShouldSayAsync("The visit is cancelled");
    }

    /// <summary>Both pets, from nothing chosen to what is paid.</summary>
    private static async Task<BookingPage> BookAsync(Person sari, Guid serviceId)
    {
        var book = new BookPage(sari);
        await book.OpenAsync(serviceId);
        await book.ChooseDayAsync(3);
        var summary = sari.Page.Locator(".book-summary");
        foreach (var pet in (string[])["Milo", "Kopi"])
        {
            await sari.Page.GetByRole(AriaRole.Checkbox, new() { Name = pet }).FocusAsync();
            await sari.Page.Keyboard.PressAsync("Space");
            await Expect(summary).ToContainTextAsync(pet);
        }

        await Expect(summary).ToContainTextAsync("2 pets together");
        await book.Times.Locator("input").Nth(1).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Space");
        await Expect(summary.Locator(".summary-pets-each")).ToContainTextAsync("·");
        await Expect(summary).ToContainTextAsync("Rp 300.000");
        await sari.ShouldBeFitToSeeAsync("book-two-pets");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Hold these times" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        await sari.AliveAsync();
        await Expect(summary).ToContainTextAsync("Kopi");
        await sari.ShouldBeFitToSeeAsync("hold-two-pets");
        return await (await new HoldPage(sari).PayAsync()).AnswerAsync("success");
    }
}
