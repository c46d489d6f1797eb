using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>From a word with a typing error to the clinic's page: filters in the address, back and forth, and on a map.</summary>
public sealed class OwnerFindsAClinic(OwnerFindsAClinic.WithoutTiles server, Chromium chromium) : IClassFixture<OwnerFindsAClinic.WithoutTiles>
{
    [Fact]
    public async Task Words_with_errors_find_it_filters_stand_in_the_address_and_the_back_button_works()
    {
        var (here, there) = await TwoAsync();
        await using var sari = await chromium.SitDownAsync(server);
        await sari.GoAsync("/clinics");
        await sari.Page.GetByRole(AriaRole.Searchbox).FillAsync("angrek konsultsi");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(Hits(sari)).ToHaveCountAsync(1);
        await Expect(Hits(sari)).ToContainTextAsync(here);
        await Expect(Hits(sari)).ToContainTextAsync("Next free");
        await Expect(Hits(sari)).ToContainTextAsync("Consultation");

        await sari.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await sari.Page.GetByText("More filters").ClickAsync();
        await sari.Page.GetByLabel("Price up to (Rp)").FillAsync("120000");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(sari.Page.GetByText("No clinic matches that")).ToBeVisibleAsync();
        sari.Page.Url.ShouldContain("maxprice=120000");
        await sari.ShouldBeFitToSeeAsync("search-empty");
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "any price" }).ClickAsync();
        await Expect(Hits(sari).Filter(new() { HasText = there })).ToHaveCountAsync(1);
        sari.Page.Url.ShouldNotContain("maxprice");

        await sari.Page.GoBackAsync();
        await Expect(sari.Page.GetByText("No clinic matches that")).ToBeVisibleAsync();
        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Remove Up to Rp 120.000" }).ClickAsync();
        await Expect(Hits(sari).Filter(new() { HasText = there })).ToHaveCountAsync(1);
        await sari.ShouldBeFitToSeeAsync("search-hits");
    }

    [Fact]
    public async Task The_map_shows_its_pins_without_a_background_by_keyboard_and_leads_to_the_clinic()
    {
        var (here, _) = await TwoAsync();
        await using var sari = await chromium.SitDownAsync(server);
        List<string> asked = [];
        sari.Page.Request += (_, request) => asked.Add(request.Url);
        await sari.GoAsync($"/clinics?q={Uri.EscapeDataString(here)}");
        asked.ShouldNotContain(url => url.Contains("leaflet", StringComparison.Ordinal));

        var button = sari.Page.GetByRole(AriaRole.Button, new() { Name = "Show on a map" });
        await button.FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        var pins = sari.Page.Locator(".map-pin");
        await Expect(pins).ToHaveCountAsync(await Hits(sari).CountAsync());
        await Expect(sari.Page.GetByText("The pins are in their right places")).ToBeVisibleAsync();
        await Expect(sari.Page.Locator(".map-line").First).ToBeAttachedAsync();
        sari.Page.Url.ShouldContain("view=map");
        await sari.ShouldBeFitToSeeAsync("search-map");

        var pin = sari.Page.GetByRole(AriaRole.Button, new() { Name = here });
        await pin.FocusAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        var card = sari.Page.Locator(".map-card");
        await Expect(card).ToContainTextAsync("Next free");
        await Expect(card.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await sari.Page.Keyboard.PressAsync("Enter");
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(here);

        await sari.Page.GoBackAsync();
        await Expect(sari.Page.Locator(".map-pin").First).ToBeVisibleAsync();
    }

    private static ILocator Hits(Person person) => person.Page.Locator(".hit");

    private async Task<(string Here, string There)> TwoAsync()
    {
        var names = (Here: "Klinik Anggrek " + Guid.NewGuid().ToString("N")[..8], There: "Rumah Kucing " + Guid.NewGuid().ToString("N")[..8]);
        await RenameAsync(await server.World.ClinicAsync(), names.Here, "Bandung");
        await RenameAsync(await server.World.ClinicAsync(), names.There, "Surabaya");
        return names;
    }

    private Task<int> RenameAsync(TestClinic clinic, string name, string city) => server.Database.ReadAsync(db =>
        db.Clinics.Where(c => c.Id == clinic.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, name).SetProperty(c => c.City, city)));

    /// <summary>Nobody answers where the map's background should come from.</summary>
    public sealed class WithoutTiles(PostgresCluster cluster) : PetProServer(cluster)
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } =
            new Dictionary<string, string?> { ["Map:Tiles:Url"] = "http://127.0.0.1:9/{z}/{x}/{y}.png" };
    }
}
