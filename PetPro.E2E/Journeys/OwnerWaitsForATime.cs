using Microsoft.Playwright;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>The day is full. Who waits is offered what comes free, turns one time down, and takes the next.</summary>
public sealed class OwnerWaitsForATime(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_time_that_comes_free_is_held_turned_down_and_the_next_one_is_taken()
    {
        // Two visits of eight hours fill a day.
        var clinic = await server.World.ClinicAsync(minutes: 480);
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        var taken = await FillAsync(clinic, daysAhead: 2);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);

        await sari.GoAsync($"/book/{clinic.ServiceId}");
        await sari.Page.Locator(".day").Nth(2).ClickAsync();
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Wait for a time on this day" }).ClickAsync();
        await Expect(Heading(sari)).ToHaveTextAsync("Wait for a free time");
        await sari.AliveAsync();
        await sari.ShouldBeFitToSeeAsync("waitlist-join");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Join the waitlist" }).ClickAsync();
        await Expect(sari.Page.GetByText("You are first in line.")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("waitlist-waiting");

        await ReleaseAsync(taken[0]);
        await OpenOfferAsync(sari);
        await sari.ShouldBeFitToSeeAsync("waitlist-offer");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "It does not suit me" }).ClickAsync();
        await Expect(Heading(sari)).ToHaveTextAsync("The time has passed on");
        await sari.ShouldBeFitToSeeAsync("waitlist-declined");
        await sari.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Waitlist" }).ClickAsync();

        await ReleaseAsync(taken[1]);
        await OpenOfferAsync(sari);
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Take it and pay" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        var booking = await (await new HoldPage(sari).PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        await sari.GoAsync("/owner/waitlist");
        await Expect(sari.Page.GetByText("You are not waiting for anything")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("waitlist-empty");
    }

    [Fact]
    public async Task The_clinic_sees_who_waits_in_the_order_in_which_they_will_be_asked()
    {
        var clinic = await server.World.ClinicAsync(minutes: 480);
        await FillAsync(clinic, daysAhead: 2);
        foreach (var name in new[] { "Milo", "Luna" })
        {
            var owner = await server.World.OwnerAsync($"{name}'s person");
            var day = server.Database.Clock.Now.ToOffset(TimeSpan.FromHours(7)).AddDays(2);
            var joined = await server.Now<JoinWaitlist>().RunAsync(
                Actor.Owner(owner), await server.World.PetAsync(owner, name), clinic.ServiceId, new(DateOnly.FromDateTime(day.Date), DateOnly.FromDateTime(day.Date)), default);
            joined.IsOk.ShouldBeTrue();
        }

        await using var manager = await chromium.SitDownAsync(server);
        await manager.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        await manager.GoAsync($"/clinic/{clinic.Id}/waitlist");

        await Expect(manager.Page.Locator(".waiting-line > li")).ToHaveCountAsync(2);
        await Expect(manager.Page.Locator(".waiting-line > li").First).ToContainTextAsync("Milo");
        await manager.ShouldBeFitToSeeAsync("clinic-waitlist");
    }

    private static ILocator Heading(Person person) => person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The waitlist tells by itself that a time is held.</summary>
    private static async Task OpenOfferAsync(Person person)
    {
        var see = person.Page.GetByRole(AriaRole.Link, new() { Name = "See the time" });
        await Expect(see).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await see.ClickAsync();
        await Expect(Heading(person)).ToHaveTextAsync("A time has come free");
        await person.AliveAsync();
    }

    private async Task<List<(Actor Owner, Guid Hold)>> FillAsync(TestClinic clinic, int daysAhead)
    {
        server.Database.Clock.Now = DateTimeOffset.UtcNow;
        var day = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).AddDays(daysAhead).Date);
        List<(Actor, Guid)> taken = [];
        foreach (var slot in (await server.World.FreeAsync(clinic.ServiceId)).Where(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == day))
        {
            var owner = Actor.Owner(await server.World.OwnerAsync("Budi"));
            var held = await server.Now<ReserveSlot>().RunAsync(owner, slot.SlotId, await server.World.PetAsync(owner.UserId), default);
            taken.Add((owner, held.Value.Id));
        }

        return taken;
    }

    private async Task ReleaseAsync((Actor Owner, Guid Hold) taken) =>
        (await server.Now<ReleaseReservation>().RunAsync(taken.Owner, taken.Hold, default)).IsOk.ShouldBeTrue();
}
