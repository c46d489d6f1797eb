using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Bookings;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>What staff decide on the page of a single visit, and by a click into the calendar.</summary>
public sealed class ClinicDecidesOnTheVisitsPage(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_request_is_accepted_and_another_rejected_with_words()
    {
        var clinic = await server.MorningClinicAsync();
        await server.Database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET requires_approval = true WHERE id = {clinic.ServiceId}"));
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        List<BookingPage> asked = [];
        for (var time = 2; time < 8; time += 5)
        {
            asked.Add(await (await (await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 1, time: time)).PayAsync()).AnswerAsync("success"));
            await asked[^1].ShouldSayAsync("The clinic looks at your request");
        }

        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/bookings/{asked[0].Id}");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Milo" })).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("visit-requested");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("Milo is accepted")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject…" })).ToHaveCountAsync(0);

        await desk.GoAsync($"/clinic/{clinic.Id}/bookings/{asked[1].Id}");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject…" }).ClickAsync();
        await desk.Page.GetByLabel("Your words to the owner").FillAsync("The room is being painted.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Reject and refund" }).ClickAsync();
        await Expect(desk.Page.GetByText("the owner gets everything back").First).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("visit-rejected");

        (await StatusAsync(asked[0].Id)).ShouldBe(BookingStatus.Confirmed);
        (await StatusAsync(asked[1].Id)).ShouldBe(BookingStatus.Rejected);
    }

    [Fact]
    public async Task A_visit_is_cancelled_with_words_and_its_page_says_by_whom()
    {
        var clinic = await server.MorningClinicAsync();
        var id = await server.CallAsync(clinic, (await server.TimesAsync(clinic))[1].SlotId);
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/bookings/{id}");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit…" }).ClickAsync();
        await desk.ShouldBeFitToSeeAsync("visit-cancel-dialog");
        await Expect(desk.Page.GetByText("Nothing was paid online")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Your words to the owner").FillAsync("The vet is ill.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit", Exact = true }).ClickAsync();

        await Expect(desk.Page.GetByText("Cancelled by the clinic").First).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("visit-cancelled");
        (await StatusAsync(id)).ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task A_click_on_a_free_half_hour_offers_to_block_it_or_to_enter_a_visit_there()
    {
        var clinic = await server.MorningClinicAsync();
        var free = (await server.TimesAsync(clinic))[^1];
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/calendar?view=staff");
        await HalfHour(desk, free.StartsAt).ClickAsync();
        await Expect(desk.Page.GetByLabel("From")).ToHaveValueAsync($"{free.StartsAt:HH:mm}");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Enter a visit" }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/desk?*");
        await desk.AliveAsync();
        await Expect(desk.Page.GetByLabel("Time")).ToHaveValueAsync(free.SlotId.ToString());

        await desk.GoAsync($"/clinic/{clinic.Id}/calendar?view=staff");
        await HalfHour(desk, free.StartsAt).ClickAsync();
        await desk.Page.GetByLabel("Reason").FillAsync("Delivery");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Delivery" })).ToBeVisibleAsync();
        (await server.TimesAsync(clinic)).ShouldNotContain(t => t.SlotId == free.SlotId);
    }

    private static ILocator HalfHour(Person desk, DateTimeOffset at) =>
        desk.Page.Locator($".cal-free[data-at='{at:HH:mm}']");

    private Task<BookingStatus> StatusAsync(Guid id) => server.Database.ReadAsync(db => db.Bookings.Where(b => b.Id == id).Select(b => b.Status).SingleAsync());
}
