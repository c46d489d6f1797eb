using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Clinics;

namespace PetPro.Web.Api;

/// <summary>Clinics and what can be booked there; for anybody.</summary>
public static class ClinicEndpoints
{
    public static void MapClinics(this IEndpointRouteBuilder api)
    {
        var clinics = api.MapGroup("/clinics").WithTags("clinics").AllowAnonymous();
        clinics.MapGet("/", FindAsync)
            .WithSummary("Find clinics by words, city, category, species, price, rating, open now; nearest first where a position is given. `order`: best, nearest, rating, price, soonest.");
        clinics.MapGet("/{id}", GetAsync).WithSummary("A clinic's services, staff, hours and rules, by its id or slug.");
        clinics.MapGet("/{id:guid}/reviews", ListReviewsAsync).WithSummary("What owners say of a clinic, newest first.");
        api.MapGet("/bookings/services", ListServicesAsync).AllowAnonymous().WithTags("bookings")
            .WithSummary("What can be booked, cheapest first; of one clinic with `clinicId`.");
    }

    private static async Task<IResult> FindAsync(
        Caller caller, [AsParameters] ClinicsQuery query, [AsParameters] PageQuery page, FindClinics find, CancellationToken cancellation)
    {
        var after = page.After<ClinicKey>();
        var order = ClinicOrder.Best;
        if (!after.IsOk || (query.Order is { Length: > 0 } && !Enum.TryParse(query.Order, ignoreCase: true, out order)))
        {
            return (after.Error ?? Error.Invalid("order", "order-unknown")).ToAnswer();
        }

        var wanted = new ClinicsWanted(
            query.Text, query.City, query.Category, query.Species, query.Latitude, query.Longitude, query.MinPrice, query.MaxPrice, query.MinRating,
            query.OpenNow ?? false, order, after.Value, page.Rows);
        return (await find.RunAsync(caller.Actor, wanted, cancellation)).ToOk(found => page.Of(found.Hits, hit => hit.Key, Shape));
    }

    private static async Task<IResult> GetAsync(Caller caller, string id, GetClinicPage get, CancellationToken cancellation) =>
        (await get.RunAsync(caller.Actor, id, cancellation)).ToOk(Shape);

    private static async Task<IResult> ListReviewsAsync(
        Caller caller, Guid id, [AsParameters] PageQuery page, ListClinicReviews list, CancellationToken cancellation)
    {
        var after = page.After<ReviewKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var rows = await list.RunAsync(caller.Actor, id, after.Value, page.Rows, cancellation);
        return TypedResults.Ok(page.Of(
            rows, review => review.Key, object (r) => new { r.Id, r.Rating, r.Comment, r.IsVerified, r.WrittenAt, r.ServiceName, r.Author, r.Photos, r.Answer, r.AnsweredAt }));
    }

    private static async Task<IResult> ListServicesAsync(
        Caller caller, Guid? clinicId, string? category, string? species, [AsParameters] PageQuery page, ListClinicServices list, CancellationToken cancellation)
    {
        var after = page.After<ServiceKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var found = await list.RunAsync(caller.Actor, new ServicesWanted(clinicId, category, species, after.Value, page.Rows), cancellation);
        return found.ToOk(rows => page.Of(rows, service => service.Key, object (s) => new
        {
            s.Id,
            s.ClinicId,
            s.ClinicName,
            s.Name,
            s.Description,
            s.Category,
            Price = s.Price.Amount,
            s.Price.Currency,
            s.DurationMinutes,
            s.Capacity,
            s.Species,
            s.StaffIds,
        }));
    }

    private static object Shape(ClinicHit hit) => new
    {
        hit.Id,
        hit.Slug,
        hit.Name,
        hit.Address,
        hit.City,
        hit.Latitude,
        hit.Longitude,
        hit.TimeZone,
        hit.Rating,
        hit.Reviews,
        hit.IsOpen,
        PriceFrom = hit.PriceFrom?.Amount,
        Currency = Money.Rupiah,
        DistanceMetres = hit.Metres is { } metres ? (long?)Math.Round(metres) : null,
        hit.NextFreeAt,
    };

    private static object Shape(ClinicPage clinic) => new
    {
        clinic.Id,
        clinic.Slug,
        clinic.Name,
        clinic.Description,
        clinic.Address,
        clinic.City,
        clinic.Province,
        clinic.PostalCode,
        clinic.Latitude,
        clinic.Longitude,
        clinic.TimeZone,
        clinic.PhoneNumber,
        clinic.Website,
        OpeningHours = HoursOf(clinic.OperatingHours),
        Exceptions = clinic.Exceptions.Select(e => new { e.Date, e.Hours?.Open, e.Hours?.Close, e.Reason }),
        clinic.Facilities,
        BookingRules = new { clinic.BookingRules.NoticeMinutes, clinic.BookingRules.HorizonDays, clinic.BookingRules.RefundSteps },
        clinic.Rating,
        clinic.Reviews,
        Staff = clinic.Staff.Select(s => new { s.Id, s.Name, s.Role, s.Specialization, s.Qualifications, WorkingHours = HoursOf(s.WorkingHours) }),
        Services = clinic.Services.Select(s => new
        {
            s.Id,
            s.Name,
            s.Description,
            s.Category,
            Price = s.Price.Amount,
            s.Price.Currency,
            s.DurationMinutes,
            s.Capacity,
            s.Species,
            s.StaffIds,
            s.NextFreeAt,
        }),
    };

    /// <summary>By day; a day that is not there is a day off.</summary>
    private static Dictionary<string, object> HoursOf(WeeklyHours hours) => Enum.GetValues<DayOfWeek>()
        .Where(day => hours.On(day) is not null)
        .ToDictionary(day => day.ToString().ToLowerInvariant(), object (day) => new { hours.On(day)!.Value.Open, hours.On(day)!.Value.Close });
}

/// <summary>What clinics are looked for by.</summary>
public sealed record ClinicsQuery(
    string? Text,
    string? City,
    string? Category,
    string? Species,
    double? Latitude,
    double? Longitude,
    long? MinPrice,
    long? MaxPrice,
    decimal? MinRating,
    bool? OpenNow,
    string? Order);
