using Microsoft.Playwright;
using PetPro.E2E.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner shows the pet's passport to a clinic, sees who has read it, and ends it.</summary>
public sealed class OwnerSharesThePassport(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_link_is_read_kept_by_a_clinic_logged_and_revoked()
    {
        server.Database.Clock.Now = DateTimeOffset.UtcNow;
        var (id, email) = await server.OwnerAsync();
        var petId = await server.World.PetAsync(id);
        var clinic = await server.World.ClinicAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync($"/owner/pets/{petId}/record");
        await sari.ShouldBeFitToSeeAsync("owner-record");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Share the passport" }).ClickAsync();
        await sari.Page.GetByLabel("For whom?").FillAsync("Cat hotel");
        await sari.Page.GetByLabel("What is shown?").SelectOptionAsync("Record");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await Expect(sari.Page.GetByAltText("QR code of the passport link")).ToBeVisibleAsync();
        await sari.ShouldBeFitToSeeAsync("passport-made");
        var address = new Uri(await sari.Page.GetByLabel("Passport link").InputValueAsync()).PathAndQuery;

        await using var guest = await chromium.SitDownAsync(server);
        await guest.GoAsync(address);
        await Expect(guest.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Milo");
        await guest.ShouldBeFitToSeeAsync("passport-open");
        await using var vet = await chromium.SitDownAsync(server);
        await vet.SignInAsync(await server.LetSignInAsync(clinic.ManagerId));
        await vet.GoAsync(address);
        await vet.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it at Klinik Melati" }).ClickAsync();
        await vet.Page.WaitForURLAsync($"**/patients/{petId}");
        await Expect(vet.Page.GetByText("The owner has shared this record by a passport link.")).ToBeVisibleAsync();

        await sari.ReloadAsync();
        await Expect(sari.Page.Locator(".record-log")).ToContainTextAsync("Klinik Melati");
        await Expect(sari.Page.Locator(".record-log")).ToContainTextAsync("Somebody with the link");
        await sari.ShouldBeFitToSeeAsync("passport-log");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: Cat hotel" }).ClickAsync();
        await sari.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(sari.Page.GetByText("The link is revoked.")).ToBeVisibleAsync();

        (await guest.Page.GotoAsync(address))!.Status.ShouldBe(404);
        await vet.Page.GotoAsync($"/clinic/{clinic.Id}/patients/{petId}");
        await Expect(vet.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Milo");
    }
}
