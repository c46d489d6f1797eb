using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>The clinic's side of a visit: it appears, the pet comes in, and the day goes on, for two at the desk at once.</summary>
public sealed class ClinicRunsTheDay(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_visit_appears_at_once_and_goes_from_arrival_to_review()
    {
        var clinic = await MorningClinicAsync();
        await using var desk = await StaffAsync(clinic);
        await using var vet = await StaffAsync(clinic);
        await desk.GoAsync($"/clinic/{clinic.Id}/today");
        await vet.GoAsync($"/clinic/{clinic.Id}/today");
        await desk.ShouldBeFitToSeeAsync("today-empty");

        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 0, time: 2);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");

        await Expect(Step(desk, "Check in")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("today-expected");
        await Expect(Step(vet, "Check in")).ToBeVisibleAsync();
        await vet.GoAsync($"/clinic/{clinic.Id}/calendar?view=day");
        await Expect(vet.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Milo");
        await vet.ShouldBeFitToSeeAsync("calendar-day");
        await vet.GoAsync($"/clinic/{clinic.Id}/calendar?view=week");
        await Expect(vet.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Milo");
        await vet.ShouldBeFitToSeeAsync("calendar-week");
        await vet.GoAsync($"/clinic/{clinic.Id}/today");

        await PressAsync(desk, "Check in");
        await Expect(desk.Page.GetByText("Milo is checked in.")).ToBeVisibleAsync();
        await Expect(Step(vet, "Check in")).ToHaveCountAsync(0);
        await PressAsync(vet, "Start");
        await PressAsync(desk, "Complete");
        await Expect(desk.Page.GetByText("visit is complete.")).ToBeVisibleAsync();
        await desk.ShouldBeFitToSeeAsync("today-done");
        await desk.GoAsync($"/clinic/{clinic.Id}/bookings/{booking.Id}");
        await Expect(desk.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Milo");
        await desk.ShouldBeFitToSeeAsync("visit");

        await booking.ShouldSayAsync("The visit is completed");
        await Expect(sari.Page.GetByRole(AriaRole.Link, new() { Name = "Write a review" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_clinic_where_one_does_not_work_is_not_there()
    {
        var clinic = await MorningClinicAsync();
        var elsewhere = await MorningClinicAsync();
        await using var desk = await StaffAsync(clinic);

        foreach (var page in (string[])["today", "calendar"])
        {
            await desk.Page.GotoAsync($"/clinic/{elsewhere.Id}/{page}");
            await Expect(desk.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Klinik Melati");
        }
    }

    /// <summary>A clinic where it is morning now, so that the day still has times to book.</summary>
    private Task<TestClinic> MorningClinicAsync()
    {
        var ahead = 8 - DateTimeOffset.UtcNow.Hour;
        return server.World.ClinicAsync(zone: ahead switch
        {
            0 => "Etc/GMT",
            > 0 => $"Etc/GMT-{ahead}",
            >= -12 => $"Etc/GMT+{-ahead}",
            _ => $"Etc/GMT-{ahead + 24}",
        });
    }

    private async Task<Person> StaffAsync(TestClinic clinic)
    {
        var person = await chromium.SitDownAsync(server);
        await person.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        return person;
    }

    private static ILocator Step(Person person, string step) =>
        person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{step}: Milo", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) });

    /// <summary>By keyboard: the button is focused and Enter is pressed.</summary>
    private static async Task PressAsync(Person person, string step)
    {
        await Step(person, step).FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");
    }
}
