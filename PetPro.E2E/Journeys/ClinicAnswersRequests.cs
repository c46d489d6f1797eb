using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A service that the clinic gives only after a look: the request, and its two answers.</summary>
public sealed class ClinicAnswersRequests(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_request_is_accepted_and_of_two_at_the_desk_the_second_sees_that_it_is_done()
    {
        var (clinic, sari, booking) = await RequestedAsync();
        await using var first = await server.StaffAsync(chromium, clinic);
        await using var second = await server.StaffAsync(chromium, clinic);
        await first.GoAsync($"/clinic/{clinic.Id}/today");
        await second.GoAsync($"/clinic/{clinic.Id}/today");
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "Requests" })).ToBeVisibleAsync();
        await first.ShouldBeFitToSeeAsync("today-request");

        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Accept: Milo" }).FocusAsync();
        await first.Page.Keyboard.PressAsync("Enter");

        await Expect(first.Page.GetByText("Milo is accepted")).ToBeVisibleAsync();
        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "Requests" })).ToHaveCountAsync(0);
        await booking.ShouldSayAsync("The visit is confirmed");
        await sari.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_rejected_with_words_that_the_owner_reads()
    {
        var (clinic, sari, booking) = await RequestedAsync();
        await sari.ShouldBeFitToSeeAsync("booking-requested");
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/today");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject: Milo" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject and refund" }).ClickAsync();
        await Expect(desk.Page.GetByText("This is needed.")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("today-reject");
        await desk.Page.GetByLabel("Your words to the owner").FillAsync("Our X-ray is being repaired.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject and refund" }).ClickAsync();

        await Expect(desk.Page.GetByText("the owner gets everything back").First).ToBeVisibleAsync();
        await booking.ShouldSayAsync("The clinic cannot take this visit");
        await Expect(sari.Page.GetByText("Our X-ray is being repaired.")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("booking-rejected");
        await sari.DisposeAsync();
    }

    private async Task<(TestClinic Clinic, Person Sari, BookingPage Booking)> RequestedAsync()
    {
        var clinic = await server.MorningClinicAsync();
        await server.Database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET requires_approval = true WHERE id = {clinic.ServiceId}"));
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 1, time: 2);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The clinic looks at your request");
        return (clinic, sari, booking);
    }
}
