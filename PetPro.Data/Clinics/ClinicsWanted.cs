using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

public enum ClinicOrder
{
    /// <summary>By likeness where there is a text, else nearest where there is a position, else by rating.</summary>
    Best,
    Nearest,
    Rating,
    Price,
}

/// <param name="Text">Words that name, city and services are searched for.</param>
/// <param name="Category">One of <see cref="ServiceCategories"/>.</param>
/// <param name="Species">A species' code: only clinics with something for it.</param>
/// <param name="Latitude">Degrees north of the one who looks, together with <paramref name="Longitude"/>.</param>
/// <param name="MaxPrice">Whole rupiah: only clinics with something for that much.</param>
/// <param name="After">The key of the last hit that is known already; none = from the start.</param>
public sealed record ClinicsWanted(
    string? Text = null,
    string? City = null,
    string? Category = null,
    string? Species = null,
    double? Latitude = null,
    double? Longitude = null,
    long? MaxPrice = null,
    ClinicOrder Order = ClinicOrder.Best,
    ClinicKey? After = null,
    int Most = 20)
{
    internal IReadOnlyList<FieldError> Check()
    {
        List<FieldError> wrong = [];
        if (Text?.Length > 200)
        {
            wrong.Add(new("text", "too-long", 200));
        }

        if (Category is not null && !ServiceCategories.All.Contains(Category))
        {
            wrong.Add(new("category", "category-unknown"));
        }

        if (Latitude is null ? Longitude is not null || Order == ClinicOrder.Nearest : Latitude is not (>= -90 and <= 90))
        {
            wrong.Add(new("latitude", "position-invalid"));
        }

        if (Longitude is null ? Latitude is not null : Longitude is not (>= -180 and <= 180))
        {
            wrong.Add(new("longitude", "position-invalid"));
        }

        if (MaxPrice <= 0)
        {
            wrong.Add(new("maxPrice", "price-invalid"));
        }

        return wrong;
    }
}

/// <param name="Rank">What the list is ordered by, ascending: of use only together with the same wishes.</param>
public sealed record ClinicKey(double Rank, Guid Id);

/// <param name="Rating">1 to 5; 0 while there is no review.</param>
/// <param name="PriceFrom">Of the services that match; none = it offers nothing at the moment.</param>
/// <param name="Metres">As the crow flies; none where no position was given.</param>
/// <param name="NextFreeAt">With the offset of the clinic's zone; none = nothing is free up to the horizon.</param>
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
    Money? PriceFrom,
    double? Metres,
    DateTimeOffset? NextFreeAt,
    ClinicKey Key);
