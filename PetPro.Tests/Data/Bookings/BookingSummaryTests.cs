using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Desk;
using PetPro.Tests.Support;
using PetPro.Web.Clinic.Reports;

namespace PetPro.Tests.Data.Bookings;

public sealed class BookingSummaryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_counts_what_became_of_bookings_and_what_was_kept()
    {
        var (clinic, booked) = await ThreeBookedAsync();
        await database.Get<StartVisit>().RunAsync(clinic.Manager, booked[0].Id, Cancellation);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, booked[0].Id, Cancellation);
        await database.Get<CancelBooking>().RunAsync(booked[1].Owner, booked[1].Id, null, null, Cancellation);
        await database.RelayAllAsync();

        var report = (await database.Get<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, null, 3, Cancellation)).Value;
        var next = (await database.Get<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, report.Last.AddMonths(1), 1, Cancellation)).Value;
        var rows = report.Rows.Concat(next.Rows).ToList();
        rows.Sum(r => r.Bookings).ShouldBe(3);
        rows.Sum(r => r.Completed).ShouldBe(1);
        rows.Sum(r => r.Cancelled).ShouldBe(1);
        rows.Sum(r => r.Revenue.Amount).ShouldBe(300_000, "All of the cancelled one went back");
        report.RefreshedAt.ShouldNotBeNull();
        report.CheckedAt.ShouldNotBeNull();
        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, Cancellation)).ShouldBe("counted anew, nothing had been wrong");
    }

    [Fact]
    public async Task What_was_entered_at_the_desk_counts_as_paid_at_the_clinic_once_the_visit_is_over()
    {
        var clinic = await new World(database).ClinicAsync();
        var times = (await database.Get<FindDeskTimes>().RunAsync(clinic.Manager, clinic.Id, clinic.ServiceId, null, null, 2, Cancellation)).Value.Times;
        List<Guid> entered = [];
        foreach (var time in times.Take(2))
        {
            entered.Add((await database.Get<EnterDeskVisit>().RunAsync(
                clinic.Manager, clinic.Id, new DeskVisit(time.SlotId, BookingChannel.WalkIn, true, null, null, "Budi", "0812 3456 7890", null, null, "Kopi", "cat"), Cancellation)).Value);
        }

        await database.Get<StartVisit>().RunAsync(clinic.Manager, entered[0], Cancellation);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, entered[0], Cancellation);
        await database.RelayAllAsync();
        await database.RelayAllAsync();

        var rows = (await database.Get<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, null, 1, Cancellation)).Value.Rows;
        (rows.Sum(r => r.Bookings), rows.Sum(r => r.Completed), rows.Sum(r => r.Revenue.Amount), rows.Sum(r => r.AtClinic.Amount)).ShouldBe((2, 1, 0, 150_000));
        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, Cancellation)).ShouldBe("counted anew, nothing had been wrong");
        (await database.Get<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, null, 1, Cancellation)).Value.Rows.Sum(r => r.AtClinic.Amount).ShouldBe(150_000);
    }

    [Fact]
    public async Task An_event_that_comes_again_counts_once_and_a_wrong_figure_is_found_at_night()
    {
        var (clinic, booked) = await ThreeBookedAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), async (i, _) => await database.ReadAsync(db =>
            db.Database.ExecuteSqlAsync($"SELECT bookings.summarize({booked[i % 3].Id}, now())")));
        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, Cancellation)).ShouldBe("counted anew, nothing had been wrong");

        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE bookings.clinic_booking_summary SET no_shows = 7 WHERE clinic_id = {clinic.Id}"));
        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, Cancellation)).ShouldEndWith("rows had been wrong");
        (await database.Get<RebuildBookingSummary>().RunAsync(Actor.System, Cancellation)).ShouldBe("counted anew, nothing had been wrong");
    }

    [Fact]
    public async Task Only_who_may_see_reports_sees_them()
    {
        var (clinic, booked) = await ThreeBookedAsync();
        var vet = new Actor(
            Guid.NewGuid(), new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = Roles.Grants[Roles.Veterinarian].ToHashSet() });
        foreach (var stranger in (Actor[])[Actor.Visitor, booked[0].Owner, vet, (await new World(database).ClinicAsync()).Manager])
        {
            (await database.Get<GetClinicReport>().RunAsync(stranger, clinic.Id, null, 3, Cancellation)).Error.ShouldBe(Error.NotFound);
        }

        (await database.Get<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, null, 37, Cancellation)).Error!.Fields.Single().Field.ShouldBe("months");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("Mandi, lengkap", "\"Mandi, lengkap\"")]
    [InlineData("+62", "\"'+62\"")]
    public void A_spreadsheet_gets_words_and_plain_numbers_no_formulas(string service, string cell)
    {
        var report = new ClinicReport(
            "Klinik", "Asia/Jakarta", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 1),
            [new ReportRow(new DateOnly(2026, 11, 1), Guid.NewGuid(), service, 12, 9, 2, 1, 1_234_567, 89_000)], null, null);

        var file = ReportFile.Write(report);

        file.Take(3).ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        System.Text.Encoding.UTF8.GetString(file.AsSpan(3)).ShouldBe($"month,service,bookings,completed,cancelled,no_shows,revenue_idr,at_clinic_idr\r\n2026-11,{cell},12,9,2,1,1234567,89000\r\n");
    }

    private async Task<(TestClinic Clinic, List<(Actor Owner, Guid Id)> Booked)> ThreeBookedAsync()
    {
        var journey = new BookingJourney(database);
        var clinic = await journey.World.ClinicAsync();
        var slots = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        List<(Actor, Guid)> booked = [];
        for (var i = 0; i < 3; i++)
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            booked.Add((owner, await journey.BookAsync(owner, slots[i * 2].SlotId, pet)));
        }

        await database.RelayAllAsync();
        return (clinic, booked);
    }
}
