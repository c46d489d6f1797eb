using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Jobs;
using PetPro.Data.Outbox;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>What somebody who runs the platform decides, sees and mends.</summary>
public sealed class AdminRunsThePlatform(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_clinic_is_found_from_the_moment_it_is_approved_and_its_applicant_is_told()
    {
        var (applicant, email) = await server.OwnerAsync("Budi Santoso");
        var clinic = await ApplyAsync(applicant, "Klinik Kenanga");
        await using var rina = await SignedInAsync();
        var found = rina.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Klinik Kenanga" });
        await rina.GoAsync("/clinics?q=Kenanga");
        await Expect(found).ToHaveCountAsync(0);

        await rina.GoAsync("/admin");
        await rina.ShouldBeFitToSeeAsync("admin-overview");
        await rina.Page.GetByRole(AriaRole.Link, new() { Name = "Clinic applications" }).ClickAsync();
        await Expect(rina.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Clinics");
        await rina.ShouldBeFitToSeeAsync("admin-clinics");
        await rina.Page.GetByRole(AriaRole.Link, new() { Name = "Klinik Kenanga" }).ClickAsync();
        await Expect(rina.Page.GetByText("Budi Santoso")).ToBeVisibleAsync();
        await rina.ShouldBeFitToSeeAsync("admin-clinic");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await rina.ShouldBeFitToSeeAsync("admin-approve");
        await rina.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(rina.Page.GetByText("The clinic is approved.")).ToBeVisibleAsync();
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Approved");

        await rina.GoAsync("/clinics?q=Kenanga");
        await Expect(found.First).ToBeVisibleAsync();
        (await server.Mails.FindAsync(email, "approved")).Text.ShouldContain($"/clinic/{clinic.Id}/today");
        await using var budi = await chromium.SitDownAsync(server);
        await budi.SignInAsync(email);
        await budi.GoAsync("/owner/notifications");
        await Expect(budi.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Klinik Kenanga can be found");
    }

    [Fact]
    public async Task A_clinic_is_rejected_with_a_reason_that_its_applicant_reads()
    {
        var (applicant, email) = await server.OwnerAsync("Dewi Lestari");
        var clinic = await ApplyAsync(applicant, "Klinik Cempaka");
        await using var rina = await SignedInAsync();
        await rina.GoAsync($"/admin/clinics/{clinic.Id}");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        var dialog = rina.Page.GetByRole(AriaRole.Alertdialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(dialog.Locator(".field-message")).ToBeVisibleAsync();
        await dialog.GetByLabel("Reason").FillAsync("The licence has expired.");
        await rina.ShouldBeFitToSeeAsync("admin-reject");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Rejected");
        (await server.Mails.FindAsync(email, "Klinik Cempaka")).Text.ShouldContain("The licence has expired.");
    }

    [Fact]
    public async Task A_dead_letter_is_found_and_tried_again_and_another_discarded()
    {
        var (again, never) = (await DieAsync(), await DieAsync());
        await using var rina = await SignedInAsync();
        await rina.GoAsync("/admin");
        await rina.Page.GetByRole(AriaRole.Link, new() { Name = "Dead letters" }).ClickAsync();
        await Expect(rina.Page.GetByText(again.AggregateId.ToString())).ToBeVisibleAsync();
        await rina.ShouldBeFitToSeeAsync("admin-outbox");

        await rina.GoAsync($"/admin/outbox/{again.Id}");
        await rina.ShouldBeFitToSeeAsync("admin-dead-letter");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(rina.Page.GetByText("The event is on its way again.")).ToBeVisibleAsync();
        await Eventually.SeeAsync(() => StatusAsync(again.Id), status => status == OutboxStatus.Done);

        await rina.GoAsync($"/admin/outbox/{never.Id}");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await rina.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(rina.Page.Locator(".page-header .badge")).ToHaveTextAsync("Discarded");
        (await StatusAsync(never.Id)).ShouldBe(OutboxStatus.Discarded);
    }

    [Fact]
    public async Task A_job_is_run_now_and_its_history_tells_of_it()
    {
        await using var rina = await SignedInAsync();
        await rina.GoAsync("/admin/jobs");
        await rina.ShouldBeFitToSeeAsync("admin-jobs");
        await rina.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Clean up the outbox" }).ClickAsync();
        await Expect(rina.Page.GetByText("Asked to run now")).ToBeVisibleAsync();
        await Eventually.SeeAsync(
            () => server.Database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == CleanUpOutbox.Name && r.Outcome == JobOutcome.Done)), runs => runs > 0);
        await rina.GoAsync($"/admin/jobs?job={CleanUpOutbox.Name}");
        await Expect(rina.Page.Locator("tbody tr").First).ToContainTextAsync("forgotten");
    }

    [Fact]
    public async Task Mails_and_invariants_are_there_to_be_looked_at()
    {
        await using var rina = await SignedInAsync();
        await rina.GoAsync("/admin/mail");
        await Expect(rina.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mails");
        await rina.ShouldBeFitToSeeAsync("admin-mail");
        await rina.GoAsync("/admin/health");
        await Expect(rina.Page.GetByText("Nobody on the staff is booked twice at once")).ToBeVisibleAsync();
        await rina.ShouldBeFitToSeeAsync("admin-health");
        await rina.GoAsync("/admin/notifications");
        await rina.ShouldBeFitToSeeAsync("admin-notifications");
    }

    [Fact]
    public async Task Who_does_not_run_the_platform_sees_none_of_it()
    {
        var (_, email) = await server.OwnerAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        foreach (var path in new[] { "/admin", "/admin/clinics", "/admin/outbox", "/admin/jobs", "/admin/mail", "/admin/health" })
        {
            await sari.GoAsync(path);
            await Expect(sari.Page.Locator(".portal-nav")).ToHaveCountAsync(0);
            sari.Page.Url.ShouldContain("/forbidden");
        }
    }

    private Task<OutboxStatus> StatusAsync(Guid id) =>
        server.Database.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == id).Select(m => m.Status).SingleAsync());

    private Task<Person> SignedInAsync() => server.AdminAsync(chromium);

    private async Task<Clinic> ApplyAsync(Guid applicant, string name)
    {
        var clinic = Clinic.Apply(applicant, new ClinicProfile(
            name, $"klinik-{Guid.NewGuid():N}", "Jl. Kenanga 5", "Bandung", "Jawa Barat", "40111", -6.9, 107.6, "Asia/Jakarta",
            "+622255500000", "halo@kenanga.test", null, "Klinik keluarga.", World.AllWeek, ["parking"], BookingRules.Default));
        var vet = StaffMember.Join(clinic.Id, null, "drh. Ayu", "ayu@kenanga.test", null, "veterinarian", null, World.AllWeek, ["SIP 1"]);
        await server.World.PetAsync(applicant);
        await server.Database.AddAsync(clinic, vet, ClinicService.Offer(
            clinic.Id, "Konsultasi", "", "consultation", Money.Idr(150_000), 30, 1, [], TaxClasses.Exempt, [vet.Id]));
        return clinic;
    }

    private async Task<OutboxMessage> DieAsync()
    {
        var happened = new BookingNoShow(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var message = new OutboxMessage
        {
            Type = EventCatalog.TypeOf(happened).Name,
            Version = 1,
            AggregateId = happened.BookingId,
            Payload = EventCatalog.Write(happened),
            OccurredAt = DateTimeOffset.UtcNow,
            NextAttemptAt = DateTimeOffset.UtcNow,
            Status = OutboxStatus.Dead,
            Attempts = RelayBatch.MaxAttempts,
            LastError = "TimeoutException: no luck",
        };
        await server.Database.AddAsync(message);
        return message;
    }
}
