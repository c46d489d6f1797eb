using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner brings two pets in one visit.</summary>
public sealed class OwnerBringsTwoPets(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task Two_pets_are_booked_together_by_keyboard_paid_at_once_and_cancelled_at_once()
    {
        await using var sari = await chromium.SitDownAsync(server);
        var clinic = await ArriveAsync(sari);
        var booking = await BookAsync(sari, clinic.ServiceId, price: "Rp 300.000", words: "You pay the whole price now");
        await booking.ShouldSayAsync("The visit is confirmed");
        await Expect(booking.Receipt).ToContainTextAsync("You have paid the whole price");
        await Expect(Others(sari)).ToContainTextAsync("Confirmed");
        await sari.ShouldBeFitToSeeAsync("booking-two-pets");

        await CancelAllButton(sari).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await Expect(booking.Dialog.Locator(".refund-amount")).ToHaveTextAsync("Rp 300.000");
        await Expect(booking.Dialog).ToContainTextAsync("Kopi: 100% of Rp 150.000");
        await Expect(booking.Dialog.Locator("[aria-current=step]")).ToContainTextAsync("100% back");
        await sari.ShouldBeFitToSeeAsync("booking-cancel-all");
        await sari.Page.Keyboard.PressAsync("Escape");
        await Expect(CancelAllButton(sari)).ToBeFocusedAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel all and get Rp 300.000 back" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await booking.ShouldSayAsync("The visit is cancelled");
        await Expect(booking.Receipt).ToContainTextAsync("-Rp 150.000");
        await Others(sari).GetByRole(AriaRole.Link).ClickAsync();
        await booking.ShouldSayAsync("The visit is cancelled");
        await Expect(booking.Receipt).ToContainTextAsync("-Rp 150.000");
    }

    [Fact]
    public async Task Of_two_pets_whose_deposit_is_paid_one_stays_at_home_and_the_other_comes()
    {
        await using var sari = await chromium.SitDownAsync(server);
        var clinic = await ArriveAsync(sari);
        await server.Database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET deposit_percent = 30 WHERE id = {clinic.ServiceId}"));
        var booking = await BookAsync(sari, clinic.ServiceId, price: "Rp 300.000", words: "You pay Rp 90.000 now as a deposit; the remaining Rp 210.000 is paid at the clinic.");
        await booking.ShouldSayAsync("The visit is confirmed");
        await Expect(booking.Receipt).ToContainTextAsync("You have paid a deposit of Rp 45.000; the remaining Rp 105.000 is paid at the clinic.");

        await booking.AskToCancelAsync();
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit and get Rp 45.000 back" }).ClickAsync();
        await booking.ShouldSayAsync("The visit is cancelled");
        await Expect(booking.Receipt).ToContainTextAsync("-Rp 45.000");
        await Expect(Others(sari)).ToContainTextAsync("Confirmed");
        await Expect(CancelAllButton(sari)).ToHaveCountAsync(0);
        await Others(sari).GetByRole(AriaRole.Link).ClickAsync();
        await booking.ShouldSayAsync("The visit is confirmed");
        await Expect(Others(sari)).ToContainTextAsync("Cancelled");
        await Expect(CancelAllButton(sari)).ToHaveCountAsync(0);
        await sari.ShouldBeFitToSeeAsync("booking-deposit");
        await NarrowAsync(sari);
    }

    /// <summary>The list holds one that comes and one that was cancelled; what is shown of it stands in the address.</summary>
    private static async Task NarrowAsync(Person sari)
    {
        await sari.GoAsync("/owner/bookings");
        await sari.AliveAsync();
        var cards = sari.Page.Locator(".booking-card");
        await Expect(cards).ToHaveCountAsync(1);
        var atHome = (await cards.InnerTextAsync()).Contains("Milo", StringComparison.Ordinal) ? "Kopi" : "Milo";
        await sari.ShouldBeFitToSeeAsync("bookings-coming");
        await sari.Page.GetByLabel("Pet", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = atHome });
        await Expect(sari.Page.GetByText("No booking fits")).ToBeVisibleAsync();
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Cancelled" }).ClickAsync();
        await Expect(cards).ToContainTextAsync(atHome);
        await sari.ShouldBeFitToSeeAsync("bookings-cancelled");
        await sari.ReloadAsync();
        await Expect(cards).ToContainTextAsync(atHome);
        await sari.Page.GoBackAsync();
        await Expect(sari.Page.GetByText("No booking fits")).ToBeVisibleAsync();
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Show all pets and clinics" }).ClickAsync();
        await Expect(cards).ToContainTextAsync("Confirmed");
    }

    private static ILocator Others(Person sari) => sari.Page.Locator(".together");

    private static ILocator CancelAllButton(Person sari) => sari.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel all pets' visits" });

    private async Task<TestClinic> ArriveAsync(Person sari)
    {
        var clinic = await server.World.ClinicAsync();
        var (owner, email) = await server.OwnerAsync();
        await server.World.PetAsync(owner);
        await server.World.PetAsync(owner, "Kopi");
        await sari.SignInAsync(email);
        return clinic;
    }

    /// <summary>Both pets, from nothing chosen to what is paid.</summary>
    private static async Task<BookingPage> BookAsync(Person sari, Guid serviceId, string price, string words)
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
        await Expect(summary).ToContainTextAsync(price);
        await Expect(summary).ToContainTextAsync(words);
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
