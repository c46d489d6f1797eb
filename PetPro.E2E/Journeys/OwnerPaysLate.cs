using Microsoft.Playwright;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>What becomes of a payment that comes after the hold has lapsed. Seats are held for a few seconds here.</summary>
public sealed class OwnerPaysLate(OwnerPaysLate.HastyServer server, Chromium chromium) : IClassFixture<OwnerPaysLate.HastyServer>
{
    [Fact]
    public async Task The_seat_is_taken_again_where_it_is_still_free()
    {
        var (sari, clinic) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var booking = await (await hold.PayAsync()).AnswerAsync("late");
        await booking.ShouldSayAsync("The visit is confirmed");
    }

    [Fact]
    public async Task Everything_goes_back_where_somebody_else_has_taken_the_seat()
    {
        var (sari, clinic) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var gateway = await hold.PayAsync();
        var booking = await gateway.AnswerAsync("decline");
        await booking.ShouldSayAsync("The payment was declined");
        await booking.ShouldSayAsync("The time was not paid in time");
        await Expect(sari.Page.GetByRole(AriaRole.Link, new() { Name = "Book again" })).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("booking-lapsed");
        var slot = await server.Database.ReadAsync(db => Task.FromResult(db.Bookings.Where(b => b.Id == booking.Id).Select(b => b.SlotId).Single()));
        (await server.TakeAsync(slot)).IsOk.ShouldBeTrue();

        await gateway.OpenAgainAsync();
        booking = await new GatewayPage(sari).AnswerAsync("success");
        await booking.ShouldSayAsync("Paid too late: you get everything back");
        await Expect(booking.Status).ToContainTextAsync("Rp 150.000");
        await sari.ShouldBeFitToSeeAsync("booking-too-late");
    }

    [Fact]
    public async Task A_hold_that_lapses_says_so_and_leads_back_to_the_times()
    {
        var (sari, clinic) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        await Expect(hold.Heading).ToHaveTextAsync("The time is no longer held", new() { Timeout = 30_000 });
        await sari.ShouldBeFitToSeeAsync("hold-lapsed");
        await sari.Page.GetByText("Look for times again").ClickAsync();
        await Expect(new BookPage(sari).Times.First).ToBeVisibleAsync();
    }

    private async Task<(Person Sari, TestClinic Clinic)> SignedInAsync()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        return (sari, clinic);
    }

    public sealed class HastyServer(PostgresCluster cluster) : PetProServer(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["Bookings:HoldFor"] = "00:00:10" };
    }
}
