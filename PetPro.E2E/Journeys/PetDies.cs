using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An animal dies.</summary>
public sealed class PetDies(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task Its_page_stays_its_visit_is_called_off_and_paid_back_and_a_mistake_is_taken_back()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");

        await sari.GoAsync($"/owner/pets/{pet}");
        await sari.Page.GetByText("Milo has died").ClickAsync();
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Tell PetPro" }).ClickAsync();
        await Expect(sari.Page.Locator(".remembered")).ToContainTextAsync("We are sorry for your loss");
        await Expect(sari.Page.GetByRole(AriaRole.Link, new() { Name = "Book a visit" })).ToHaveCountAsync(0);
        await sari.ShouldBeFitToSeeAsync("pet-remembered");
        var mail = await server.Mails.FindAsync(email, "is cancelled");
        mail.Text.ShouldContain("We are very sorry that Milo has died");
        mail.Text.ShouldContain("Rp 150.000");
        await sari.GoAsync($"/owner/bookings/{booking.Id}");
        await booking.ShouldSayAsync("The visit is cancelled");
        await Expect(sari.Page.GetByText("We are very sorry that Milo has died")).ToBeVisibleAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Link, new() { Name = "again" })).ToHaveCountAsync(0);
        await sari.ShouldBeFitToSeeAsync("booking-of-who-died");
        await sari.GoAsync("/owner/pets");
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Name = "Remembered" })).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("pets-remembered");

        await sari.GoAsync($"/owner/pets/{pet}");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "This was entered by mistake" }).ClickAsync();
        await Expect(sari.Page.Locator(".remembered")).ToHaveCountAsync(0);
    }
}
