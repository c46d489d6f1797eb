using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

public enum ClinicOrder
{
    /// <summary>By likeness where there is a text, else nearest where there is a position, else by rating.</summary>
    Best,
    Nearest,
    Rating,
    Price,

    /// <summary>By the next free time, among the 200 that come first otherwise.</summary>
    Soonest,
}

/// <param name="Text">Words that name, city, services and staff are searched for.</param>
/// <param name="Category">One of <see cref="ServiceCategories"/>.</param>
/// <param name="Species">A species' code: only clinics with something for it.</param>
/// <param name="Latitude">Degrees north of the one who looks, together with <paramref name="Longitude"/>.</param>
/// <param name="MinPrice">Whole rupiah: only clinics with something for at least that much.</param>
/// <param name="MaxPrice">Whole rupiah: only clinics with something for that much.</param>
/// <param name="MinRating">1 to 5: only clinics whose reviews average at least that.</param>
/// <param name="OpenNow">Only clinics that are open by their own clocks.</param>
/// <param name="After">The key of the last hit that is known already; none = from the start.</param>
public sealed record ClinicsWanted(
    string? Text = null,
    string? City = null,
    string? Category = null,
    string? Species = null,
    double? Latitude = null,
    double? Longitude = null,
    long? MinPrice = null,
    long? MaxPrice = null,
    decimal? MinRating = null,
    bool OpenNow = false,
    ClinicOrder Order = ClinicOrder.Best,
    ClinicKey? After = null,
    int Most = 20)
{
    internal bool HasServiceFilter => Category is not null || Species is not null || MinPrice is not null || MaxPrice is not null;

    internal IReadOnlyList<FieldError> Check()
    {
        List<FieldError> wrong = [];
        void Refuse(bool isWrong, string field, string code)
        {
            if (isWrong)
            {
                wrong.Add(new(field, code));
            }
        }

        if (Text?.Length > 200)
        {
            wrong.Add(new("text", "too-long", 200));
        }

        Refuse(Category is not null && !ServiceCategories.All.Contains(Category), "category", "category-unknown");
        Refuse(Latitude is null ? Longitude is not null || Order == ClinicOrder.Nearest : Latitude is not (>= -90 and <= 90), "latitude", "position-invalid");
        Refuse(Longitude is null ? Latitude is not null : Longitude is not (>= -180 and <= 180), "longitude", "position-invalid");
        Refuse(MinPrice < 0, "minPrice", "price-invalid");
        Refuse(MaxPrice <= 0 || MaxPrice < MinPrice, "maxPrice", "price-invalid");
        Refuse(MinRating is < 1 or > 5, "minRating", "rating-out-of-range");
        return wrong;
    }
}

/// <param name="Rank">What the list is ordered by, ascending: of use only together with the same wishes.</param>
public sealed record ClinicKey(double Rank, Guid Id);

/// <param name="Count">How many match in all, as far as they are counted.</param>
/// <param name="IsMore">There are more than were counted.</param>
/// <param name="Category">Of which kind of service price and next free time are; none = of everything it offers.</param>
/// <param name="Looser">Where nothing matches: which single wish left out would bring something.</param>
public sealed record ClinicsFound(IReadOnlyList<ClinicHit> Hits, int Count, bool IsMore, string? Category, IReadOnlyList<LooserSearch> Looser);

/// <param name="Wish">`text`, `city`, `category`, `species`, `price`, `rating` or `open`.</param>
public sealed record LooserSearch(string Wish, int Count, bool IsMore);

/// <param name="Rating">1 to 5; 0 while there is no review.</param>
/// <param name="PriceFrom">Of the services that match; none = it offers nothing at the moment.</param>
/// <param name="Metres">As the crow flies; none where no position was given.</param>
/// <param name="NextFreeAt">Of the services that match, with the offset of the clinic's zone; none = nothing is free up to the horizon.</param>
public sealed record ClinicHit(
    Guid Id,
    string Slug,
    string Name,
    string Address,
    string City,
    double Latitude,
    double Longitude,
    string TimeZone,
    decimal Rating,
    int Reviews,
    bool IsOpen,
    Money? PriceFrom,
    double? Metres,
    DateTimeOffset? NextFreeAt,
    ClinicKey Key)
{
    /// <summary>The first of its pictures; none = it has none.</summary>
    public Guid? Picture { get; init; }
}
