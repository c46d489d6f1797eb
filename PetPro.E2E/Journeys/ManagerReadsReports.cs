using Microsoft.Playwright;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>What a manager learns of the clinic's months, on the page and as a file; and that nobody else does.</summary>
public sealed class ManagerReadsReports(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task Figures_bars_table_and_file_say_the_same_and_only_to_the_manager()
    {
        var clinic = await server.World.ClinicAsync();
        var file = $"/clinic/{clinic.Id}/reports.csv?months=12";
        await using var manager = await server.StaffAsync(chromium, clinic);
        await manager.GoAsync($"/clinic/{clinic.Id}/reports");
        await Expect(manager.Page.GetByText("No bookings in these months")).ToBeVisibleAsync();
        await manager.ShouldBeFitToSeeAsync("reports-empty");

        var (sari, email) = await server.OwnerAsync();
        await server.VisitedAsync(clinic, sari);
        var cancelled = await server.BookedAsync(clinic, sari, "Luna");
        (await server.Now<CancelBooking>().RunAsync(Actor.Owner(sari), cancelled, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();
        await Eventually.SeeAsync(
            async () => (await server.Now<GetClinicReport>().RunAsync(clinic.Manager, clinic.Id, null, 12, CancellationToken.None)).Value.Rows,
            rows => rows.Sum(r => r.Completed) == 1 && rows.Sum(r => r.Cancelled) == 1);

        await manager.ReloadAsync();
        var totals = manager.Page.Locator("tfoot td");
        await Expect(totals.First).ToHaveTextAsync("2");
        (await totals.AllInnerTextsAsync()).Take(4).ShouldBe(["2", "1", "1", "0"]);
        await Expect(manager.Page.Locator(".report-chart")).ToHaveCountAsync(4);
        await Expect(manager.Page.Locator(".report-chart").First.Locator("li")).ToHaveCountAsync(12);
        await manager.ShouldBeFitToSeeAsync("reports");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "3 months" }).ClickAsync();
        await Expect(manager.Page.Locator(".report-chart").First.Locator("li")).ToHaveCountAsync(3);

        var saved = await manager.Page.RunAndWaitForDownloadAsync(
            () => manager.Page.GetByRole(AriaRole.Link, new() { Name = "Download as CSV" }).ClickAsync());
        saved.SuggestedFilename.ShouldMatch(@"^PetPro-\d{4}-\d{2}-\d{4}-\d{2}\.csv$");
        var lines = (await File.ReadAllTextAsync((await saved.PathAsync())!)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldEndWith("month,service,bookings,completed,cancelled,no_shows,revenue_idr,at_clinic_idr");
        lines.Skip(1).Sum(line => int.Parse(line.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(2);

        await using var owner = await chromium.SitDownAsync(server);
        await owner.SignInAsync(email);
        await using var rival = await server.StaffAsync(chromium, await server.World.ClinicAsync());
        foreach (var stranger in (Person[])[owner, rival])
        {
            (await stranger.Page.APIRequest.GetAsync(file)).Headers.ShouldNotContain(h => h.Key == "content-disposition");
        }

        (await rival.Page.APIRequest.GetAsync(file)).Status.ShouldBe(404);
        await rival.GoAsync($"/clinic/{clinic.Id}/reports");
        await Expect(rival.Page.Locator(".report-table")).ToHaveCountAsync(0);
    }
}
