using System.Net;
using Microsoft.Playwright;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.E2E.Support;
using PetPro.Tests.Data.Bookings;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner writes a note for themselves on a visit and prints its receipt.</summary>
public sealed class OwnerKeepsAVisitsPapers(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_private_note_is_kept_two_windows_do_not_overwrite_each_other_and_the_receipt_is_a_PDF()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        var pet = await server.World.PetAsync(id);
        var keep = server.Now<KeepOwnerNote>();
        var slot = (await server.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var booking = await new BookingJourney(server.Database).BookAsync(Actor.Owner(id), slot.SlotId, pet);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await sari.GoAsync($"/owner/bookings/{booking}");
        var note = sari.Page.GetByLabel("Note", new() { Exact = true });
        var save = sari.Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" });

        await note.FillAsync("Bring the blue carrier");
        await save.ClickAsync();
        await Expect(sari.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        (await keep.RunAsync(Actor.Owner(id), booking, "Bring the green carrier", 1, CancellationToken.None)).Value.ShouldBe(2);
        await note.FillAsync("Bring the red carrier");
        await save.ClickAsync();

        await Expect(sari.Page.GetByText("Bring the green carrier")).ToBeVisibleAsync();
        await Expect(note).ToHaveValueAsync("Bring the red carrier");
        await sari.ShouldBeFitToSeeAsync("booking-note-clash");
        await save.ClickAsync();
        await Expect(sari.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        await sari.ReloadAsync();
        await Expect(note).ToHaveValueAsync("Bring the red carrier");

        var receipt = await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Receipt as PDF" }).GetAttributeAsync("href");
        var printed = await sari.Page.APIRequest.GetAsync(new Uri(server.Address, receipt).ToString());
        printed.Status.ShouldBe((int)HttpStatusCode.OK);
        printed.Headers["content-type"].ShouldBe("application/pdf");
    }
}
