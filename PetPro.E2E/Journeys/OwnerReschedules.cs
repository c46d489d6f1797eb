using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner moves a visit that is booked.</summary>
public sealed class OwnerReschedules(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_visit_moves_to_another_time_by_keyboard_and_says_where_it_came_from()
    {
        var clinic = await server.World.ClinicAsync();
        var (owner, email) = await server.OwnerAsync();
        await server.World.PetAsync(owner);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 3);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");

        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Move this visit" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await sari.Page.WaitForURLAsync("**/move");
        await sari.AliveAsync();
        await Expect(sari.Page.Locator(".time").First).ToBeVisibleAsync();
        await sari.Page.Locator(".time input").Nth(5).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Space");
        await Expect(sari.Page.Locator(".book-summary")).ToContainTextAsync("Moving costs nothing.");
        await sari.ShouldBeFitToSeeAsync("move");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Move the visit" }).FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");

        await Expect(sari.Page.GetByText("You moved the visit")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("booking-moved");
    }

    [Fact]
    public async Task A_visit_is_changed_into_another_service_and_the_difference_is_paid_before_it_moves()
    {
        var clinic = await server.World.ClinicAsync(services: 2, prices: [150_000, 200_000]);
        var (owner, email) = await server.OwnerAsync();
        await server.World.PetAsync(owner);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 3);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");

        await sari.GoAsync($"/owner/bookings/{booking.Id}/move");
        var summary = sari.Page.Locator(".book-summary");
        await sari.Page.GetByLabel("Which service?").SelectOptionAsync(clinic.ServiceIds[1].ToString());
        await Expect(summary).ToContainTextAsync("Konsultasi 2");
        await sari.Page.Locator(".time input").Nth(9).CheckAsync();
        await Expect(summary).ToContainTextAsync("Rp 50.000 more is to be paid.");
        await sari.ShouldBeFitToSeeAsync("move-service");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Hold the time and pay Rp 50.000" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        await (await new HoldPage(sari).PayAsync()).AnswerAsync("success");

        await Expect(sari.Page.GetByText("You moved the visit")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(sari.Page.Locator(".booking")).ToContainTextAsync("Konsultasi 2");
    }
}
