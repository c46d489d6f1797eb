using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>Everything that anybody may know of an approved clinic: services, staff, hours, facilities, rules, rating.</summary>
public sealed class GetClinicPage(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int ExceptionsAhead = 60;

    /// <summary>Not there, like any other; but who has a link to it reads why.</summary>
    public static Error Suspended { get; } = new(ErrorKind.NotFound, "clinic-suspended");

    /// <param name="slugOrId">The clinic's name in addresses, or its id.</param>
    public async Task<Result<ClinicPage>> RunAsync(Actor actor, string slugOrId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var id = Guid.TryParse(slugOrId, out var parsed) ? parsed : (Guid?)null;
        var clinic = await db.Clinics.AsNoTracking().SingleOrDefaultAsync(
            c => (c.Status == ClinicStatus.Approved || c.Status == ClinicStatus.Suspended) && (c.Slug == slugOrId || c.Id == id), cancellation);
        if (clinic is not { Status: ClinicStatus.Approved })
        {
            return clinic is null ? Error.NotFound : Suspended;
        }

        var now = clock.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var today = LocalTime.DateIn(zone, now);
        var staff = await db.Staff.Where(s => s.ClinicId == clinic.Id && s.IsActive).OrderBy(s => s.Name).AsNoTracking().ToListAsync(cancellation);
        var services = await db.Services.Include(s => s.Staff).Where(s => s.ClinicId == clinic.Id && s.IsAvailable)
            .OrderBy(s => s.Category).ThenBy(s => s.Price).ThenBy(s => s.Id).AsNoTracking().ToListAsync(cancellation);
        var free = await FreeAsync(db, clinic, now, cancellation);
        var rating = await db.ClinicRatings.AsNoTracking().SingleOrDefaultAsync(r => r.ClinicId == clinic.Id, cancellation);
        var exceptions = await db.OpeningExceptions
            .Where(e => e.ClinicId == clinic.Id && e.Date >= today && e.Date <= today.AddDays(ExceptionsAhead))
            .OrderBy(e => e.Date).AsNoTracking().ToListAsync(cancellation);
        return new ClinicPage(
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
            clinic.OperatingHours,
            [.. exceptions.Select(e => new ClinicDay(e.Date, e.Hours, e.Reason))],
            clinic.Facilities,
            clinic.BookingRules,
            rating?.AvgRating ?? 0,
            rating?.RatingDistribution ?? [0, 0, 0, 0, 0],
            [.. staff.Select(s => new ClinicStaff(s.Id, s.Name, s.Role, s.Specialization, s.Qualifications, s.WorkingHours) { PhotoKey = s.PhotoKey })],
            [.. services.Select(s => View(s, free, zone))])
        {
            Pictures = await db.PicturesOfAsync(clinic.Id, cancellation),
        };
    }

    private static async Task<Dictionary<Guid, DateTimeOffset?>> FreeAsync(PetProDb db, Clinic clinic, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db.Database.SqlQuery<FreeRow>($"""
            SELECT s.id AS "ServiceId", bookings.next_free(s.id, {now} + make_interval(mins => coalesce(s.notice_minutes, {clinic.BookingRules.NoticeMinutes})), {now}) AS "At"
            FROM clinics.services s WHERE s.clinic_id = {clinic.Id} AND s.is_available
            """).ToListAsync(cancellation);
        return rows.ToDictionary(r => r.ServiceId, r => r.At);
    }

    private static OfferedService View(ClinicService s, Dictionary<Guid, DateTimeOffset?> free, TimeZoneInfo zone) => new(
        s.Id,
        s.Name,
        s.Description,
        s.Category,
        s.Price,
        s.DurationMinutes,
        s.Capacity,
        s.Species,
        [.. s.Staff.Select(member => member.StaffId)],
        free.GetValueOrDefault(s.Id) is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null);

    private sealed record FreeRow(Guid ServiceId, DateTimeOffset? At);
}

/// <param name="Exceptions">Days of the next two months with other hours than the week says.</param>
/// <param name="RatingDistribution">How many gave one star, two stars, … five stars.</param>
public sealed record ClinicPage(
    Guid Id,
    string Slug,
    string Name,
    string Description,
    string Address,
    string City,
    string Province,
    string PostalCode,
    double Latitude,
    double Longitude,
    string TimeZone,
    string PhoneNumber,
    string? Website,
    WeeklyHours OperatingHours,
    IReadOnlyList<ClinicDay> Exceptions,
    IReadOnlyList<string> Facilities,
    BookingRules BookingRules,
    decimal Rating,
    IReadOnlyList<int> RatingDistribution,
    IReadOnlyList<ClinicStaff> Staff,
    IReadOnlyList<OfferedService> Services)
{
    public IReadOnlyList<ShownPicture> Pictures { get; init; } = [];

    public int Reviews => RatingDistribution.Sum();
}

/// <param name="Hours">None = closed.</param>
public sealed record ClinicDay(DateOnly Date, DayHours? Hours, string Reason);

public sealed record ClinicStaff(
    Guid Id, string Name, string Role, string? Specialization, IReadOnlyList<string> Qualifications, WeeklyHours WorkingHours)
{
    /// <summary>None = there is no photo.</summary>
    public string? PhotoKey { get; init; }
}

/// <param name="Species">Codes; empty = all.</param>
/// <param name="NextFreeAt">With the offset of the clinic's zone; none = nothing is free up to the horizon.</param>
public sealed record OfferedService(
    Guid Id,
    string Name,
    string Description,
    string Category,
    Money Price,
    int DurationMinutes,
    int Capacity,
    IReadOnlyList<string> Species,
    IReadOnlyList<Guid> StaffIds,
    DateTimeOffset? NextFreeAt);
