using PetPro.E2E.Pages;
using PetPro.E2E.Support;

namespace PetPro.E2E.Journeys;

/// <summary>Pages on which journeys only pass by: fit to be seen by everybody, at both widths.</summary>
public sealed class EverybodySeesThePages(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task The_public_pages_are_fit_to_see()
    {
        var clinic = await server.World.ClinicAsync();
        await using var visitor = await chromium.SitDownAsync(server);
        string[] pages = ["/", "/clinics", "/clinics?q=nothing-like-it", $"/clinics/{await server.SlugAsync(clinic)}", "/account/sign-in", "/account/forgot-password", "/not-found"];
        foreach (var page in pages)
        {
            await visitor.GoAsync(page);
            await visitor.ShouldBeFitToSeeAsync(Name(page));
        }
    }

    [Fact]
    public async Task The_gateways_page_and_what_an_owner_has_of_an_account_are_fit_to_see()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        await (await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo")).PayAsync();
        await sari.ShouldBeFitToSeeAsync("sandbox-pay");
        foreach (var page in (string[])["/owner/notifications", "/owner/bookings", "/account"])
        {
            await sari.GoAsync(page);
            await sari.ShouldBeFitToSeeAsync(Name(page));
        }
    }

    private static string Name(string page) => "seen" + string.Concat(page.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
