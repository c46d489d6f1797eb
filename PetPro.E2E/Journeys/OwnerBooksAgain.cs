using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.E2E.Support;
using PetPro.Tests.Data.Bookings;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner books once more what was booked before.</summary>
public sealed class OwnerBooksAgain(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task One_click_prepares_the_visit_and_a_service_that_is_gone_is_said_to_be_gone()
    {
        var clinic = await server.World.ClinicAsync(staff: 2);
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        await server.World.PetAsync(id, "Bella");
        var cancel = server.Now<CancelBooking>();
        var slot = (await server.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var booking = await new BookingJourney(server.Database).BookAsync(Actor.Owner(id), slot.SlotId, pet);
        (await cancel.RunAsync(Actor.Owner(id), booking, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);

        await sari.GoAsync("/owner/bookings?tab=cancelled");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Book again" }).ClickAsync();
        await sari.Page.WaitForURLAsync($"**/book/{clinic.ServiceId}?**");
        await sari.AliveAsync();
        await Expect(sari.Page.Locator($"input[name=pet][value='{pet}']")).ToBeCheckedAsync();
        await Expect(sari.Page.Locator(".book-summary")).ToContainTextAsync("Milo");
        await Expect(sari.Page.Locator("#staff")).ToHaveValueAsync(slot.StaffId.ToString()!);
        await Expect(sari.Page.Locator(".time").First).ToBeVisibleAsync();

        await server.Database.ReadAsync(async db =>
        {
            (await db.Services.SingleAsync(s => s.Id == clinic.ServiceId)).Withdraw();
            return await db.SaveChangesAsync();
        });
        await sari.GoAsync($"/owner/bookings/{booking}");
        await Expect(sari.Page.GetByText("does not offer this service any more")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("booking-service-gone");
        await sari.GoAsync($"/book/{clinic.ServiceId}?pet={pet}");
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Name = "This service cannot be booked" })).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("book-gone");
    }
}
