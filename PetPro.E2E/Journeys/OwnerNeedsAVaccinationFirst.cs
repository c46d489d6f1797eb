using Microsoft.Playwright;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Seeding;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A service demands a vaccination; it is booked first, and the other booking goes on where it was.</summary>
public sealed class OwnerNeedsAVaccinationFirst(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task The_missing_booster_is_booked_at_the_same_clinic_and_nothing_of_the_first_choice_is_lost()
    {
        await server.Now<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var clinic = await server.World.ClinicAsync(services: 2);
        await server.ChangeServiceAsync(clinic.ServiceIds[0], s => s.Demanding("rabies"));
        await server.ChangeServiceAsync(clinic.ServiceIds[1], s => s.Giving(["rabies"]));
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        await server.Database.AddAsync(Vaccination.Given(pet, "Rabies", today.AddYears(-1).AddDays(3), null, null).With(["rabies"]));
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);

        var book = new BookPage(sari);
        await book.OpenAsync(clinic.ServiceIds[0]);
        await book.ChooseDayAsync(5);
        await book.ChooseTimeAsync(4);
        await Expect(sari.Page.Locator(".vaccine-needed")).ToContainTextAsync("Rabies");
        var first = new Uri(sari.Page.Url).PathAndQuery;
        await sari.ShouldBeFitToSeeAsync("vaccine-needed");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Book the vaccination first" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/vaccinate?*");
        await sari.AliveAsync();
        await book.HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        var booking = await (await new HoldPage(sari).PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Go on with it" }).ClickAsync();
        await sari.Page.WaitForURLAsync($"**{first}");
        await sari.AliveAsync();
        await Expect(sari.Page.Locator(".time input:checked")).ToHaveCountAsync(1);
        await book.HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
    }
}
