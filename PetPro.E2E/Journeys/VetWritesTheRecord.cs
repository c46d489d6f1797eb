using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.Data.Bookings;
using PetPro.E2E.Support;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>A vet at work: the note is kept while it is typed, a colleague writes too, a dose is reckoned, a certificate comes out.</summary>
public sealed class VetWritesTheRecord(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task What_is_typed_is_kept_and_two_who_write_at_once_lose_nothing()
    {
        var (clinic, bookingId) = await VisitAsync();
        await using var vet = await StaffAsync(clinic);
        await using var colleague = await StaffAsync(clinic);
        await vet.GoAsync($"/clinic/{clinic.Id}/bookings/{bookingId}");
        await vet.Page.GetByRole(AriaRole.Link, new() { Name = "Medical record" }).ClickAsync();
        await colleague.GoAsync($"/clinic/{clinic.Id}/bookings/{bookingId}/record");

        await vet.Page.GetByLabel("Diagnosis").FillAsync("Gastritis");
        await Expect(vet.Page.GetByText("(version 1)")).ToBeVisibleAsync();
        await colleague.Page.GetByLabel("Diagnosis").FillAsync("Parasites");

        await Expect(colleague.Page.GetByText("has saved this note in the meantime")).ToBeVisibleAsync();
        await colleague.ShouldBeFitToSeeAsync("record-clash");
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Keep both" }).ClickAsync();
        await Expect(colleague.Page.GetByText("(version 2)")).ToBeVisibleAsync();
        await vet.ReloadAsync();
        await Expect(vet.Page.GetByLabel("Diagnosis")).ToHaveValueAsync("Gastritis\nParasites");
    }

    [Fact]
    public async Task A_vaccination_a_prescription_and_a_file_go_into_the_record()
    {
        var (clinic, bookingId) = await VisitAsync();
        await using var vet = await StaffAsync(clinic);
        await vet.GoAsync($"/clinic/{clinic.Id}/bookings/{bookingId}/record");

        await vet.Page.GetByLabel("Weight (kg)").First.FillAsync("4.2");
        await Expect(vet.Page.GetByText("(version 1)")).ToBeVisibleAsync();
        await OpenAsync(vet, "Give a vaccination");
        await vet.Page.GetByLabel("Vaccine", new() { Exact = true }).FillAsync("Rabies");
        await vet.Page.GetByLabel("Batch").FillAsync("L-2211");
        await vet.Page.GetByRole(AriaRole.Button, new() { Name = "Save vaccination" }).ClickAsync();
        await Expect(vet.Page.GetByText("its certificate is ready")).ToBeVisibleAsync();
        await Expect(vet.Page.Locator(".record-vaccination")).ToContainTextAsync("L-2211");

        await OpenAsync(vet, "Prescribe");
        await vet.Page.GetByLabel("Medicine").FillAsync("Amoxicillin");
        await vet.Page.GetByLabel("Form").SelectOptionAsync("Millilitre");
        await vet.Page.GetByLabel("Strength (mg in one)").FillAsync("50");
        await vet.Page.GetByLabel("Dose (mg/kg)", new() { Exact = true }).FillAsync("12.5");
        await vet.Page.Locator("#rx-weight").FillAsync("4.2");
        await Expect(vet.Page.GetByText("1.1 ml, 2 times a day for 5 days")).ToBeVisibleAsync();
        await vet.ShouldBeFitToSeeAsync("record-forms");
        await vet.Page.GetByRole(AriaRole.Button, new() { Name = "Issue prescription" }).ClickAsync();
        await Expect(vet.Page.GetByText("The prescription is issued")).ToBeVisibleAsync();
        foreach (var kind in (string[])["vaccination", "prescription"])
        {
            var paper = await vet.Page.APIRequest.GetAsync((await vet.Page.Locator($".record-{kind} a[href$='.pdf']").GetAttributeAsync("href"))!);
            paper.Headers["content-type"].ShouldBe("application/pdf", kind);
        }

        await OpenAsync(vet, "Attach a file");
        await vet.Page.GetByLabel("What is it?").FillAsync("X-ray");
        await vet.ChooseFileAsync(vet.Page.GetByLabel("File", new() { Exact = true }), new FilePayload { Name = "../x.exe", MimeType = "application/x-msdownload", Buffer = Pictures.Png() });
        await vet.Page.GetByRole(AriaRole.Button, new() { Name = "Attach", Exact = true }).ClickAsync();
        await Expect(vet.Page.GetByText("The file is in the record.")).ToBeVisibleAsync();
        await vet.ShouldBeFitToSeeAsync("record");
        await vet.GoAsync($"/clinic/{clinic.Id}/patients");
        await Expect(vet.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Milo") })).ToBeVisibleAsync();
        await vet.ShouldBeFitToSeeAsync("patients");
        await vet.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Milo") }).ClickAsync();
        await Expect(vet.Page.Locator(".record-entry")).ToHaveCountAsync(5);
        await vet.ShouldBeFitToSeeAsync("patient");
    }

    private static async Task OpenAsync(Person vet, string form) =>
        await vet.Page.Locator("summary").Filter(new() { HasText = form }).ClickAsync();

    private async Task<(TestClinic Clinic, Guid BookingId)> VisitAsync()
    {
        server.Database.Clock.Now = DateTimeOffset.UtcNow;
        var clinic = await server.World.ClinicAsync();
        await server.Database.ReadAsync(db => db.Staff.Where(s => s.ClinicId == clinic.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LicenceNumber, "SIP-1/2026")));
        var journey = new BookingJourney(server.Database);
        var (owner, petId) = await journey.OwnerWithPetAsync();
        var bookingId = await journey.BookAsync(owner, (await server.World.FreeAsync(clinic.ServiceId))[0].SlotId, petId);
        (await server.Now<StartVisit>().RunAsync(clinic.Manager, bookingId, CancellationToken.None)).IsOk.ShouldBeTrue();
        return (clinic, bookingId);
    }

    private async Task<Person> StaffAsync(TestClinic clinic)
    {
        var person = await chromium.SitDownAsync(server);
        await person.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        return person;
    }
}
