using System.Globalization;
using PetPro.Data.Clinics;

namespace PetPro.Web.Public;

/// <summary>
/// A search for clinics as it stands in an address: everything about it can be shared, kept and gone back to. What cannot be read
/// is left out.
/// </summary>
public sealed record SearchAddress(
    string? Text,
    string? City,
    string? Category,
    string? Species,
    long? MinPrice,
    long? MaxPrice,
    decimal? MinRating,
    bool OpenNow,
    double? Latitude,
    double? Longitude,
    string? OrderName)
{
    public static SearchAddress Empty { get; } = new(null, null, null, null, null, null, null, false, null, null, null);

    public bool HasPlace => Latitude is not null && Longitude is not null;

    /// <summary>One of the filters that are folded away is set.</summary>
    public bool HasRest => MinPrice is not null || MaxPrice is not null || MinRating is not null || OpenNow;

    /// <summary>Who tells where they are wants what is near; the first of the orders is the one for those who say none.</summary>
    public IReadOnlyList<ClinicOrder> Orders =>
        [HasPlace ? ClinicOrder.Nearest : ClinicOrder.Best, .. HasPlace && Text is not null ? [ClinicOrder.Best] : Array.Empty<ClinicOrder>(), ClinicOrder.Rating, ClinicOrder.Price, ClinicOrder.Soonest];

    public ClinicOrder Order => Enum.TryParse<ClinicOrder>(OrderName, ignoreCase: true, out var order) && Orders.Contains(order) ? order : Orders[0];

    /// <summary>The page of which this search is a variant: what there is of a kind in a city. All else only sorts, narrows or turns pages.</summary>
    public string Canonical => (City, Category) switch
    {
        (null, null) => "/clinics",
        (null, { } category) => $"/clinics?category={Uri.EscapeDataString(category)}",
        ({ } city, null) => $"/clinics?city={Uri.EscapeDataString(city)}",
        var (city, category) => $"/clinics?city={Uri.EscapeDataString(city)}&category={Uri.EscapeDataString(category)}",
    };

    public static SearchAddress Of(IQueryCollection query) => new(
        Given(query["q"]),
        Given(query["city"]),
        Given(query["category"]),
        Given(query["species"]),
        Rupiah(query["minprice"]),
        Rupiah(query["maxprice"]),
        decimal.TryParse(query["rating"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) ? stars : null,
        query["open"] == "1",
        Degrees(query["lat"]),
        Degrees(query["lng"]),
        query["order"]);

    public ClinicsWanted Wanted(ClinicKey? after, int most) => new(
        Text, City, Category, Species, HasPlace ? Latitude : null, HasPlace ? Longitude : null, MinPrice, MaxPrice, MinRating, OpenNow, Order, after, most);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static long? Rupiah(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? amount : null;

    private static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
