namespace PetPro.Web.Public;

/// <summary>
/// Where a map's background comes from: `Map:Tiles:Url` with `{z}`, `{x}`, `{y}` and perhaps `{s}` in it, and whom to thank for it.
/// An empty address means no background: the map shows its pins on a plain grid and asks nobody else for anything.
/// </summary>
public sealed record MapTiles(string Url, string Attribution, string AttributionUrl)
{
    /// <summary>The one foreign place that pages with a map may load pictures from; none without a background.</summary>
    public string? Origin
    {
        get
        {
            const string server = "{s}.";
            var isSpread = Url.Contains(server, StringComparison.Ordinal);
            return Uri.TryCreate(Url.Replace(server, "", StringComparison.Ordinal), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? $"{address.Scheme}://{(isSpread ? "*." : "")}{address.Authority}"
                : null;
        }
    }

    public static MapTiles Of(IConfiguration settings)
    {
        var tiles = settings.GetSection("Map:Tiles");
        return new(
            tiles["Url"] ?? "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            tiles["Attribution"] ?? "© OpenStreetMap contributors",
            tiles["AttributionUrl"] ?? "https://www.openstreetmap.org/copyright");
    }
}
