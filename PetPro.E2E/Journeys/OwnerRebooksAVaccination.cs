using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Seeding;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>Given → due → reminder → two clicks → a held seat → silence.</summary>
public sealed class OwnerRebooksAVaccination(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task The_mails_link_lands_on_a_prepared_booking_and_the_second_click_holds_the_seat()
    {
        await server.Now<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
        var clinic = await server.World.ClinicAsync();
        await server.ChangeServiceAsync(clinic.ServiceId, s => s.Giving(["rabies"]));
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        var due = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(6);
        await server.Database.AddAsync(Vaccination.Given(pet, "Rabies", due.AddYears(-1), due, clinic.Id).With(["rabies"]));
        await server.RemindAtTenAsync();
        var mail = await server.Mails.FindAsync(email, "a vaccination is due");
        var link = new Uri(System.Text.RegularExpressions.Regex.Match(
            mail.Text, @"\S+/owner/pets/\S+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value);

        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        var clicks = 0;
        await sari.Page.ExposeFunctionAsync("clicked", () => clicks++);
        await sari.Page.AddInitScriptAsync("addEventListener('click', e => e.isTrusted && window.clicked(), true)");
        await sari.Page.RouteAsync("**/mail-of-today", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = mail.Html.Replace(link.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal),
        }));
        await sari.Page.GotoAsync("/mail-of-today");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "See free times" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/vaccinate?*");
        await sari.AliveAsync();
        await Expect(sari.Page.Locator(".book-summary")).ToContainTextAsync("Klinik Melati");
        await Expect(sari.Page.Locator(".time input:checked")).ToHaveCountAsync(1);
        await sari.ShouldBeFitToSeeAsync("vaccinate");
        await new BookPage(sari).HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        clicks.ShouldBe(2, "one in the mail, one on the page");

        await server.RemindAtTenAsync();
        (await server.Database.ReadAsync(db => db.VaccinationReminders.CountAsync(r => r.PetId == pet))).ShouldBe(1);
        await sari.GoAsync($"/owner/pets/{pet}");
        await Expect(sari.Page.Locator(".due-vaccines")).ToContainTextAsync("Booked for");
        await sari.ShouldBeFitToSeeAsync("pet-vaccines");

        await using var vet = await chromium.SitDownAsync(server);
        await vet.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        await vet.GoAsync($"/clinic/{clinic.Id}/reminders");
        await vet.ShouldBeFitToSeeAsync("clinic-reminders");
    }
}
