using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Seeding;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>From a visitor with papers to a clinic in search, and what a suspension means to all.</summary>
public sealed class ClinicJoins(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_visitor_applies_is_asked_for_more_answers_and_is_found()
    {
        await server.Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var (_, email) = await server.OwnerAsync("Budi Santoso");
        await using var budi = await chromium.SitDownAsync(server);
        await budi.GoAsync("/clinics/apply");
        await budi.ShouldBeFitToSeeAsync("apply");
        await Button(budi, "Save and go on").ClickAsync();
        await Expect(budi.Page.Locator(".field-message:visible").First).ToBeVisibleAsync();
        await budi.ShouldBeFitToSeeAsync("apply-wrong");
        await FillAsync(budi);
        await Button(budi, "Save and go on").ClickAsync();
        await budi.SignInAsync(email);
        await Expect(budi.Page.GetByLabel("Name of the clinic")).ToHaveValueAsync("Klinik Flamboyan");
        await Button(budi, "Save and go on").ClickAsync();
        await Expect(budi.Page.GetByText("Add the documents below")).ToBeVisibleAsync();
        await budi.ShouldBeFitToSeeAsync("application-draft");
        foreach (var (kind, name, content) in new[]
        {
            ("business-licence", "NIB.pdf", Papers.Pdf("NIB 123")), ("clinic-licence", "SIVET.pdf", Papers.Pdf()),
            ("vet-licence", "SIP.pdf", Papers.Pdf("SIP 9")), ("applicant-id", "KTP.png", Pictures.Png()),
        })
        {
            await AddAsync(budi, kind, name, content);
        }

        await AddAsync(budi, "other", "worse.pdf", "MZ a program"u8.ToArray(), isTaken: false);
        await Expect(budi.Page.GetByText("Choose a PDF, or a JPEG or PNG picture.")).ToBeVisibleAsync();
        await Button(budi, "Hand in the application").ClickAsync();
        await Expect(budi.Page.GetByText("We are looking at it.")).ToBeVisibleAsync();
        await budi.ShouldBeFitToSeeAsync("application-waiting");

        await using var rina = await AdminAsync();
        await rina.GoAsync("/admin/clinics?search=flamboyan");
        await rina.ShouldBeFitToSeeAsync("admin-queue");
        await rina.Page.GetByRole(AriaRole.Link, new() { Name = "Klinik Flamboyan" }).ClickAsync();
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Show: Your identity card or passport" }).ClickAsync();
        await Expect(rina.Page.Locator(".paper-zoom img")).ToBeVisibleAsync();
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Accept: Business licence (NIB)" }).ClickAsync();
        await Expect(rina.Page.GetByText("The verdict is noted.")).ToBeVisibleAsync();
        await rina.ShouldBeFitToSeeAsync("admin-application");
        await DecideAsync(rina, "Ask for more", "A photo of the house from the street");
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("More asked for");

        (await server.Mails.FindAsync(email, "something more")).Text.ShouldContain("A photo of the house from the street");
        await budi.GoAsync("/clinics/applications");
        await budi.ShouldBeFitToSeeAsync("applications");
        await budi.Page.GetByRole(AriaRole.Link, new() { Name = "Klinik Flamboyan" }).ClickAsync();
        await Expect(budi.Page.GetByText("A photo of the house from the street")).ToBeVisibleAsync();
        await budi.ShouldBeFitToSeeAsync("application-asked");
        await AddAsync(budi, "other", "house.png", Pictures.Png());
        await budi.Page.GetByLabel("Your answer").FillAsync("Here it is.");
        await Button(budi, "Hand it in again").ClickAsync();
        await Expect(budi.Page.GetByText("We are looking at it.")).ToBeVisibleAsync();

        await rina.ReloadAsync();
        await DecideAsync(rina, "Approve", null);
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");
        await budi.GoAsync("/clinics?q=Flamboyan");
        await Expect(budi.Page.GetByRole(AriaRole.Link, new() { Name = "Klinik Flamboyan" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_suspended_clinic_leaves_search_says_so_and_comes_back()
    {
        var clinic = await server.World.ClinicAsync();
        var slug = await server.SlugAsync(clinic);
        await using var rina = await AdminAsync();
        await rina.GoAsync($"/admin/clinics/{clinic.Id}");
        await DecideAsync(rina, "Suspend", "The licence was withdrawn.");
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Suspended");
        await rina.ShouldBeFitToSeeAsync("admin-suspended");

        await using var visitor = await chromium.SitDownAsync(server);
        await visitor.GoAsync($"/clinics/{slug}");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This clinic cannot be booked at the moment");
        await visitor.ShouldBeFitToSeeAsync("clinic-suspended");
        var manager = await server.LetSignInAsync(clinic.ManagerId);
        (await server.Mails.FindAsync(manager, "suspended")).Text.ShouldContain("The licence was withdrawn.");

        await DecideAsync(rina, "Lift the suspension", null);
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");
        await visitor.GoAsync($"/clinics/{slug}");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Klinik Melati");
    }

    [Fact]
    public async Task Of_two_admins_the_slower_one_is_told_what_happened()
    {
        var clinic = Clinic.Apply(await server.World.OwnerAsync("Dewi"), new ClinicProfile(
            "Klinik Bakung", $"klinik-{Guid.NewGuid():N}", "Jl. Bakung 5", "Bandung", "Jawa Barat", "40111", -6.9, 107.6, "Asia/Jakarta",
            "+622255500000", "halo@bakung.test", null, "", World.AllWeek, [], BookingRules.Default));
        await server.Database.AddAsync(clinic);
        await using var rina = await AdminAsync();
        await using var tono = await AdminAsync("Tono");
        await rina.GoAsync($"/admin/clinics/{clinic.Id}");
        await tono.GoAsync($"/admin/clinics/{clinic.Id}");
        await DecideAsync(rina, "Approve", null);
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");
        await DecideAsync(tono, "Reject", "No");
        await Expect(tono.Page.GetByText("Rina was quicker: Approved.")).ToBeVisibleAsync();
        await Expect(tono.Page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");
    }

    private static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = name == "Add" });

    private static async Task FillAsync(Person person)
    {
        foreach (var (label, words) in new[]
        {
            ("Name of the clinic", "Klinik Flamboyan"), ("Description", "A clinic for families."), ("Licence number of the practice", "503/SIVET/12"),
            ("City or regency", "Bogor"), ("Province", "Jawa Barat"),
            ("Position on the map", "https://www.openstreetmap.org/#map=17/-6.59/106.79"), ("Phone", "0251 8300000"), ("E-mail", "halo@flamboyan.test"),
        })
        {
            await person.Page.GetByLabel(label).FillAsync(words);
        }

        await person.Page.GetByLabel("Address", new() { Exact = true }).FillAsync("Jl. Flamboyan 3");
    }

    private static async Task AddAsync(Person person, string kind, string name, byte[] content, bool isTaken = true)
    {
        await person.Page.Locator("#kind").SelectOptionAsync(kind);
        await person.Page.Locator("#document").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });
        var before = await person.Page.Locator(".document").CountAsync();
        await Button(person, "Add").ClickAsync();
        await Expect(person.Page.Locator(".document")).ToHaveCountAsync(isTaken ? before + 1 : before);
    }

    private static async Task DecideAsync(Person admin, string deed, string? words)
    {
        await admin.Page.Locator(".page-header").GetByRole(AriaRole.Button, new() { Name = deed }).ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Alertdialog);
        if (words is not null)
        {
            await dialog.Locator("textarea").FillAsync(words);
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = deed }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private async Task<Person> AdminAsync(string name = "Rina")
    {
        await server.Database.Get<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var (id, email) = await server.OwnerAsync(name);
        var role = await server.Database.ReadAsync(db => db.Roles.SingleAsync(r => r.Name == PetPro.Core.Accounts.Roles.Admin));
        await server.Database.AddAsync(new UserRole { UserId = id, RoleId = role.Id });
        var admin = await chromium.SitDownAsync(server);
        await admin.SignInAsync(email);
        return admin;
    }
}
