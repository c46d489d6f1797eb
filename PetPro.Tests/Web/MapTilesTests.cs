using Microsoft.Extensions.Configuration;
using PetPro.Tests.Support;
using PetPro.Web.Public;

namespace PetPro.Tests.Web;

public sealed class MapTilesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("https://tiles.example.test/{z}/{x}/{y}.png", "https://tiles.example.test")]
    [InlineData("https://{s}.tiles.example.test:8443/{z}/{x}/{y}.png", "https://*.tiles.example.test:8443")]
    [InlineData("", null)]
    [InlineData("/own/{z}/{x}/{y}.png", null)]
    public void Pictures_may_come_from_the_tiles_host_alone(string url, string? origin) =>
        MapTiles.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Map:Tiles:Url", url)]).Build()).Origin.ShouldBe(origin);

    [Theory]
    [InlineData("/clinics", true)]
    [InlineData("/", false)]
    [InlineData("/account/sign-in", false)]
    public async Task Only_where_there_is_a_map_does_the_policy_name_the_tiles_host(string address, bool isNamed)
    {
        using var visitor = app.Visitor();
        var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
        answer.Headers.GetValues("Content-Security-Policy").Single()
            .Contains("img-src 'self' data: blob: https://tile.openstreetmap.org;", StringComparison.Ordinal).ShouldBe(isNamed);
    }

    /// <summary>What is served is what the lock file names; `scripts/leaflet.sh` brings another version.</summary>
    [Fact]
    public void The_maps_library_is_the_one_that_the_lock_file_names()
    {
        var root = Architecture.Sources.Root;
        using var locked = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "scripts", "leaflet", "package-lock.json")));
        var version = locked.RootElement.GetProperty("packages").GetProperty("node_modules/leaflet").GetProperty("version").GetString();
        File.ReadAllText(Path.Combine(root, "PetPro.Web", "wwwroot", "lib", "leaflet", "leaflet.js")).ShouldContain($"Leaflet {version},");
        File.ReadAllText(Path.Combine(root, "PetPro.Web", "wwwroot", "lib", "leaflet", "LICENSE.txt")).ShouldContain("BSD 2-Clause");
    }
}
