using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Seeding;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A person comes to a clinic's staff by mail, sees what the role allows, works at two clinics, and leaves.</summary>
public sealed partial class ManagerInvitesStaff(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task The_invited_joins_sees_what_the_role_allows_switches_clinics_and_leaves()
    {
        await server.Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var (melati, mawar) = (await server.World.ClinicAsync(), await server.World.ClinicAsync());
        await server.Database.ReadAsync(db => db.Clinics.Where(c => c.Id == mawar.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Name, "Klinik Mawar")));
        var (sinta, email) = await server.OwnerAsync("Sinta Dewi");
        await server.Database.AddAsync(StaffMember.Join(mawar.Id, sinta, "Sinta Dewi", email, null, Roles.ClinicManager, null, World.AllWeek, []));
        await using var manager = await chromium.SitDownAsync(server);
        await manager.SignInAsync(await server.LetSignInAsync(melati.ManagerId));
        await manager.GoAsync($"/clinic/{melati.Id}/staff");
        await manager.ShouldBeFitToSeeAsync("staff");
        await manager.Page.GetByLabel("Name").FillAsync("Sinta Dewi");
        await manager.Page.GetByLabel("E-mail").FillAsync(email);
        await manager.Page.GetByLabel("Role").SelectOptionAsync(Roles.Reception);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Send the invitation", Exact = true }).ClickAsync();
        await Expect(manager.Page.GetByText("is on its way")).ToBeVisibleAsync();
        await manager.ShouldBeFitToSeeAsync("staff-invited");

        var link = Link().Match((await server.Mails.FindAsync(email, "invites you")).Text).Value;
        await using var guest = await chromium.SitDownAsync(server);
        await guest.GoAsync(link);
        await guest.ShouldBeFitToSeeAsync("invitation");
        await guest.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await guest.SignInAsync(email);
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Accept the invitation" }).ClickAsync();
        await guest.Page.WaitForURLAsync($"**/clinic/{melati.Id}/today");
        await guest.AliveAsync();
        await Expect(guest.Page.Locator(".clinic-switcher-name")).ToHaveTextAsync("Klinik Melati");
        await Expect(guest.Page.Locator(".portal-nav").GetByText("Staff")).ToHaveCountAsync(0);
        await guest.GoAsync($"/clinic/{melati.Id}/staff");
        await Expect(guest.Page.Locator(".team-line")).ToHaveCountAsync(0);

        await guest.GoAsync($"/clinic/{melati.Id}/calendar");
        await guest.Page.Locator(".clinic-switcher summary").ClickAsync();
        await guest.ShouldBeFitToSeeAsync("clinic-switcher");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Klinik Mawar" }).ClickAsync();
        await guest.Page.WaitForURLAsync($"**/clinic/{mawar.Id}/calendar");
        await Expect(guest.Page.Locator(".portal-nav").GetByText("Staff")).ToBeVisibleAsync();
        await Eventually.SeeAsync(
            () => server.Database.ReadAsync(db => db.Staff.Where(s => s.ClinicId == mawar.Id && s.UserId == sinta).Select(s => s.LastOpenedAt).SingleAsync()),
            at => at is not null);
        await guest.GoAsync("/clinic");
        await guest.Page.WaitForURLAsync($"**/clinic/{mawar.Id}/today");

        await manager.ReloadAsync();
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Sinta Dewi" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await manager.ShouldBeFitToSeeAsync("staff-deactivate");
        await manager.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Expect(manager.Page.Locator(".page-header .badge")).ToHaveTextAsync("Has left");
        (await guest.Page.GotoAsync($"/clinic/{melati.Id}/today"))!.Status.ShouldBe(404);
        await guest.GoAsync($"/clinic/{mawar.Id}/today");
        await Expect(guest.Page.Locator(".clinic-switcher-only")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_manager_enters_hours_with_a_break_an_absence_and_pictures()
    {
        await server.Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var clinic = await server.World.ClinicAsync();
        await using var manager = await chromium.SitDownAsync(server);
        await manager.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        await manager.GoAsync($"/clinic/{clinic.Id}/staff/{clinic.StaffIds[0]}");
        await manager.Page.GetByLabel("Monday, until (1)").FillAsync("12:00");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Monday: add hours" }).ClickAsync();
        await manager.ShouldBeFitToSeeAsync("staff-member");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Save the hours" }).ClickAsync();
        await Expect(manager.Page.GetByText("The hours are saved.")).ToBeVisibleAsync();
        var hours = await server.Database.ReadAsync(db => db.Staff.Where(s => s.Id == clinic.StaffIds[0]).Select(s => s.WorkingHours).SingleAsync());
        hours.StretchesOn(DayOfWeek.Monday).Select(h => (h.Open, h.Close)).ShouldBe(
            [(new TimeOnly(0, 0), new TimeOnly(12, 0)), (new TimeOnly(13, 0), new TimeOnly(16, 0))]);

        await manager.Page.GetByLabel("First day").FillAsync(DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Add an absence" }).ClickAsync();
        await Expect(manager.Page.GetByText("The absence is entered.")).ToBeVisibleAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Expect(manager.Page.GetByText("A clinic needs a manager.")).ToBeVisibleAsync();

        await manager.GoAsync($"/clinic/{clinic.Id}/profile");
        await manager.ChooseFileAsync(manager.Page.GetByLabel("Add a picture"), new FilePayload { Name = "x.png", MimeType = "image/png", Buffer = Pictures.Png() });
        await Expect(manager.Page.GetByText("The picture is added.")).ToBeVisibleAsync();
        await manager.ShouldBeFitToSeeAsync("clinic-profile");
        await manager.GoAsync($"/clinics/{await server.SlugAsync(clinic)}");
        await Expect(manager.Page.Locator("img.clinic-picture")).ToBeVisibleAsync();
        await manager.ShouldBeFitToSeeAsync("clinic-with-picture");
    }

    [GeneratedRegex("/invitations/[A-Za-z0-9_-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
