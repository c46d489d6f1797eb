using Bunit;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Data.Outbox;
using PetPro.Tests.Support;
using PetPro.Web.Admin;

namespace PetPro.Tests.Web.Admin;

public sealed class AdminPageTests(TestDatabase database) : SignedInPageTest(database), IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_dead_letter_is_discarded_only_after_it_was_confirmed()
    {
        await SignInAsAdminAsync();
        var dead = await DeadLetterAsync();
        var page = Render<OutboxMessagePage>(p => p.Add(o => o.Id, dead.Id));
        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("booking.no_show"), Soon);

        await page.FindAll(".page-header button")[1].ClickAsync();
        page.Find("[role=alertdialog]").TextContent.ShouldContain("cannot be brought back");
        (await StatusAsync(dead.Id)).ShouldBe(OutboxStatus.Dead);

        await page.Find(".button-danger").ClickAsync();
        page.WaitForAssertion(() => page.Find(".page-header .badge").TextContent.ShouldBe("Discarded"), Soon);
        (await StatusAsync(dead.Id)).ShouldBe(OutboxStatus.Discarded);
        page.FindAll(".page-header button").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dead_letter_that_somebody_else_retried_meanwhile_gets_a_sentence()
    {
        await SignInAsAdminAsync();
        var dead = await DeadLetterAsync();
        var page = Render<OutboxMessagePage>(p => p.Add(o => o.Id, dead.Id));
        page.WaitForAssertion(() => page.FindAll(".page-header button").Count.ShouldBe(2), Soon);
        await Database.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == dead.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Status, OutboxStatus.Done)));

        await page.FindAll(".page-header button")[0].ClickAsync();

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("not a dead letter any more"), Soon);
    }

    [Fact]
    public async Task A_clinic_is_rejected_with_a_reason_and_not_without()
    {
        await SignInAsAdminAsync();
        var clinic = PetPro.Core.Clinics.Clinic.Apply(await World.OwnerAsync("Budi"), new ClinicProfile(
            "Klinik Mawar", $"klinik-{Guid.NewGuid():N}", "Jl. Mawar 2", "Bandung", "Jawa Barat", "40111", -6.9, 107.6, "Asia/Jakarta",
            "+622255500000", "halo@mawar.test", null, "", World.AllWeek, [], BookingRules.Default));
        await Database.AddAsync(clinic);
        var page = Render<ClinicApplicationPage>(p => p.Add(c => c.Id, clinic.Id));
        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Klinik Mawar"), Soon);

        await page.FindAll(".page-header button")[2].ClickAsync();
        await page.Find(".button-danger").ClickAsync();
        page.WaitForAssertion(() => page.Find("#reason").GetAttribute("aria-invalid").ShouldBe("true"), Soon);

        await page.Find("#reason").InputAsync("The licence has expired.");
        await page.Find(".button-danger").ClickAsync();
        page.WaitForAssertion(() => page.Find(".page-header .badge").TextContent.ShouldBe("Rejected"), Soon);
        (await Database.ReadAsync(db => db.Clinics.Where(c => c.Id == clinic.Id).Select(c => c.StatusReason).SingleAsync())).ShouldBe("The licence has expired.");
    }

    [Fact]
    public async Task The_overview_leads_to_what_waits()
    {
        await SignInAsAdminAsync();
        await DeadLetterAsync();
        var page = Render<Home>();
        page.WaitForAssertion(() => page.Find("a[href='/admin/outbox?status=dead']").ClassName!.ShouldContain("tile-waiting"), Soon);
    }

    [Fact]
    public async Task Who_lost_the_role_while_the_page_was_open_is_told_so()
    {
        SignIn(await World.OwnerAsync());
        var page = Render<Home>();
        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldNotBeEmpty(), Soon);
        page.FindAll(".tile").ShouldBeEmpty();
    }

    private Task<OutboxStatus> StatusAsync(Guid id) => Database.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == id).Select(m => m.Status).SingleAsync());

    private async Task<OutboxMessage> DeadLetterAsync()
    {
        var happened = new BookingNoShow(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var message = new OutboxMessage
        {
            Type = EventCatalog.TypeOf(happened).Name,
            Version = 1,
            AggregateId = happened.BookingId,
            Payload = EventCatalog.Write(happened),
            OccurredAt = Database.Clock.Now,
            NextAttemptAt = Database.Clock.Now,
            Status = OutboxStatus.Dead,
            Attempts = RelayBatch.MaxAttempts,
            LastError = "TimeoutException: no luck",
        };
        await Database.AddAsync(message);
        return message;
    }
}
