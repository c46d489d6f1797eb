using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A manager plans: a service with time to clean up, a break, a day off on which somebody has booked.</summary>
public sealed class ClinicPlansItsWeek(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task What_is_planned_can_be_booked_and_a_booked_visit_on_a_day_off_waits_among_the_exceptions()
    {
        var clinic = await server.World.ClinicAsync();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")).DateTime).AddDays(2);
        await using var dewi = await chromium.SitDownAsync(server);
        await dewi.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));

        var service = await OfferServiceAsync(dewi, clinic);
        await TakeLunchAsync(dewi, clinic, day);
        await Eventually.SeeAsync(() => StartsAsync(service, day), starts => starts is [.., { Hour: 19 }]
            && starts.Contains(new TimeOnly(13, 0)) && !starts.Exists(s => s > new TimeOnly(10, 30) && s < new TimeOnly(13, 0)));

        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var hold = await new BookPage(sari).HoldAsync(service, "Milo", day: 2, time: 0);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");

        await CloseAsync(dewi, clinic, day);
        await Eventually.SeeAsync(
            () => server.Database.ReadAsync(db => db.Slots.AnyAsync(s => s.ServiceId == service && s.ExceptionReason == "closed")), isMarked => isMarked);
        await dewi.GoAsync($"/clinic/{clinic.Id}/exceptions");
        await Expect(dewi.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Milo");
        await Expect(dewi.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("The clinic is closed then");
        await dewi.ShouldBeFitToSeeAsync("plan-exceptions");
    }

    [Fact]
    public async Task Rules_for_cancelling_are_read_as_one_sentence_before_they_are_saved()
    {
        var clinic = await server.World.ClinicAsync();
        await using var dewi = await chromium.SitDownAsync(server);
        await dewi.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        await dewi.GoAsync($"/clinic/{clinic.Id}/rules");

        await dewi.Page.GetByLabel("Step 2: percent back").FillAsync("100");
        await dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Save the rules" }).ClickAsync();
        await Expect(dewi.Page.GetByText("Each later step must pay back less")).ToBeVisibleAsync();
        await dewi.Page.GetByLabel("Step 2: percent back").FillAsync("25");

        await Expect(dewi.Page.GetByText("100 % until 24 h before, 25 % until 2 h before, then nothing.")).ToBeVisibleAsync();
        await dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Save the rules" }).ClickAsync();
        await Expect(dewi.Page.GetByText("The rules are saved.")).ToBeVisibleAsync();
        await dewi.ShouldBeFitToSeeAsync("plan-rules");
    }

    /// <summary>By keyboard alone.</summary>
    private static async Task<Guid> OfferServiceAsync(Person dewi, TestClinic clinic)
    {
        await dewi.GoAsync($"/clinic/{clinic.Id}/services");
        await dewi.ShouldBeFitToSeeAsync("plan-services");
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Link, new() { Name = "Add a service" }));
        await Expect(dewi.Page.GetByRole(AriaRole.Heading, new() { Name = "New service" })).ToBeVisibleAsync();
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Offer the service" }));
        await Expect(dewi.Page.GetByText("This is needed.")).ToBeVisibleAsync();
        await TypeAsync(dewi, "Name", "Kelas anak anjing");
        await dewi.Page.GetByLabel("Kind").SelectOptionAsync("training");
        await TypeAsync(dewi, "Price in rupiah", "200000");
        await TypeAsync(dewi, "Duration, minutes", "60");
        await TypeAsync(dewi, "Cleaning up, minutes", "30");
        await dewi.Page.GetByLabel("drh. 1").FocusAsync();
        await dewi.Page.Keyboard.PressAsync("Space");
        await dewi.ShouldBeFitToSeeAsync("plan-service");
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Offer the service" }));
        var link = dewi.Page.GetByRole(AriaRole.Link, new() { Name = "Kelas anak anjing" });
        await Expect(link).ToBeVisibleAsync();
        return Guid.Parse((await link.GetAttributeAsync("href"))!.Split('/')[^1]);
    }

    private static async Task TakeLunchAsync(Person dewi, TestClinic clinic, DateOnly day)
    {
        var name = day.DayOfWeek.ToString();
        await dewi.GoAsync($"/clinic/{clinic.Id}/hours");
        await dewi.Page.GetByLabel($"{name}: closes (1)").FillAsync("12:00");
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Button, new() { Name = $"Add a break: {name}" }));
        await dewi.Page.GetByLabel($"{name}: opens (2)").FillAsync("13:00");
        await dewi.Page.GetByLabel($"{name}: closes (2)").FillAsync("20:30");
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Save the week" }));
        await Expect(dewi.Page.GetByText("The week is saved.")).ToBeVisibleAsync();
        await dewi.ShouldBeFitToSeeAsync("plan-hours");
    }

    private static async Task CloseAsync(Person dewi, TestClinic clinic, DateOnly day)
    {
        await dewi.GoAsync($"/clinic/{clinic.Id}/hours");
        await dewi.Page.GetByLabel("Day", new() { Exact = true }).FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await dewi.Page.GetByLabel("Occasion").FillAsync("Nyepi");
        await PressAsync(dewi, dewi.Page.GetByRole(AriaRole.Button, new() { Name = "Add the day" }));
        var question = dewi.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("1 booked visit no longer fits");
        await dewi.ShouldBeFitToSeeAsync("plan-question");
        await PressAsync(dewi, question.GetByRole(AriaRole.Button, new() { Name = "Save all the same" }));
        await Expect(dewi.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(Person person, string label, string text)
    {
        await person.Page.GetByLabel(label).FocusAsync();
        await person.Page.Keyboard.PressAsync("Control+A");
        await person.Page.Keyboard.TypeAsync(text);
        await person.Page.Keyboard.PressAsync("Tab");
    }

    private static async Task PressAsync(Person person, ILocator what)
    {
        await what.FocusAsync();
        await person.Page.Keyboard.PressAsync("Enter");
    }

    private Task<List<TimeOnly>> StartsAsync(Guid service, DateOnly day) => server.Database.ReadAsync(db =>
        db.Slots.Where(s => s.ServiceId == service && s.SlotDate == day && !s.IsWithdrawn).Select(s => s.SlotStartTime).Order().ToListAsync());
}
