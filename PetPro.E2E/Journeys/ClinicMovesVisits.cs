using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A visit goes to another time or another member of staff: by mouse, and without one.</summary>
public sealed class ClinicMovesVisits(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_visit_is_dragged_to_another_time_that_the_calendar_offers()
    {
        var clinic = await server.MorningClinicAsync(staff: 2);
        var times = await server.TimesAsync(clinic);
        await server.CallAsync(clinic, times[0].SlotId);
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/calendar?view=staff");

        await desk.Page.Locator("a.cal-visit").HoverAsync();
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(600, 400, new() { Steps = 5 });
        var other = times.First(t => t.StaffId != times[0].StaffId && t.StartsAt > times[0].StartsAt.AddMinutes(20));
        await desk.Page.Locator(".cal-target").Filter(new() { HasText = $"{other.StartsAt:HH:mm}" }).Filter(new() { HasText = other.StaffName }).HoverAsync();
        await desk.Page.Mouse.UpAsync();

        await Expect(desk.Page.GetByText("is moved to")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".cal-target")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("a.cal-visit time")).ToHaveTextAsync($"{other.StartsAt:HH:mm}");
        await desk.ShouldBeFitToSeeAsync("calendar-staff-moved");
    }

    [Fact]
    public async Task A_visit_is_moved_by_keyboard_and_time_is_blocked_and_opened_again()
    {
        var clinic = await server.MorningClinicAsync();
        var times = await server.TimesAsync(clinic);
        await server.CallAsync(clinic, times[0].SlotId);
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/calendar?view=day");

        await desk.Page.Locator("a.cal-visit").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Move…" }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.GetByLabel("New time")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("calendar-move-dialog");
        await desk.Page.GetByLabel("New time").FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.GetByText("is moved to")).ToBeVisibleAsync();

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block time…" }).ClickAsync();
        var free = times[^2];
        await desk.Page.GetByLabel("From").FillAsync($"{free.StartsAt:HH:mm}");
        await desk.Page.GetByLabel("Until").FillAsync($"{free.EndsAt:HH:mm}");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("This is needed.")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("calendar-block-dialog");
        await desk.Page.GetByLabel("Reason").FillAsync("Team meeting");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        var closed = desk.Page.GetByRole(AriaRole.Button, new() { Name = "Team meeting" });
        await Expect(closed).ToBeVisibleAsync();
        (await server.TimesAsync(clinic)).ShouldNotContain(t => t.SlotId == free.SlotId);
        await desk.ShouldBeFitToSeeAsync("calendar-blocked");
        await closed.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Open again", Exact = true }).ClickAsync();
        await Expect(closed).ToHaveCountAsync(0);
        (await server.TimesAsync(clinic)).ShouldContain(t => t.SlotId == free.SlotId);
    }

    [Fact]
    public async Task On_paper_the_day_is_a_list_of_times_pets_and_telephones()
    {
        var clinic = await server.MorningClinicAsync();
        await server.CallAsync(clinic, (await server.TimesAsync(clinic))[0].SlotId);
        await using var desk = await server.StaffAsync(chromium, clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/calendar?view=day");

        await Expect(desk.Page.Locator(".print-list")).ToBeHiddenAsync();
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(desk.Page.Locator(".print-list")).ToContainTextAsync("+6281234567890");
        await Expect(desk.Page.Locator(".cal")).ToBeHiddenAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeHiddenAsync();
    }
}
