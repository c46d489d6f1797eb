using System.Globalization;
using PetPro.Data.Bookings;

namespace PetPro.Web.Owner.Visits;

/// <summary>What has been chosen so far. It stands in the page's address, so that a reload and the way back keep it.</summary>
/// <param name="StaffId">None = anybody.</param>
/// <param name="Time">A <see cref="TimeChoice.Key"/>.</param>
public sealed record BookingChoice(Guid? StaffId, DateOnly? Day, string? Time, Guid? PetId)
{
    public const int DaysShown = 7;

    /// <summary>Pets that come along, in the order in which they were chosen.</summary>
    public IReadOnlyList<Guid> Others { get; init; } = [];

    public IReadOnlyList<Guid> Pets => PetId is { } first ? [first, .. Others] : [];

    public BookingChoice WithPets(IReadOnlyCollection<Guid> pets) =>
        this with { PetId = pets.Count == 0 ? null : pets.First(), Others = pets.Count < 2 ? [] : [.. pets.Skip(1)] };

    /// <param name="pet">One, or several with commas between them.</param>
    public static BookingChoice Read(string? staff, string? day, string? time, string? pet) => new BookingChoice(
        Guid.TryParse(staff, out var staffId) ? staffId : null,
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        time is { Length: 4 } && time.All(char.IsAsciiDigit) ? time : null,
        null).WithPets([.. (pet ?? "").Split(',').Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Take(ReserveGroup.MostPets)]);

    public TimeOnly? AskedAt => TimeOnly.TryParseExact(Time, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    public string Address(Guid serviceId)
    {
        var parts = new[]
        {
            StaffId is null ? null : $"staff={StaffId}",
            Day is { } day ? $"day={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null,
            Time is null ? null : $"time={Time}",
            PetId is null ? null : $"pet={string.Join(',', Pets)}",
        };
        var query = string.Join('&', parts.OfType<string>());
        return $"/book/{serviceId}{(query.Length > 0 ? "?" : "")}{query}";
    }

    /// <summary>Where to wait for a free time on that day, with what has been chosen so far.</summary>
    public string WaitAddress(Guid serviceId, DateOnly day) =>
        (this with { Day = day, Time = null }).Address(serviceId).Replace("/book/", "/owner/waitlist/join/", StringComparison.Ordinal);

    /// <summary>An older address may name somebody who does not give the service any more: then anybody will do.</summary>
    public BookingChoice For(ServiceToBook service) => service.Staff.Any(s => s.Id == StaffId) ? this : this with { StaffId = null };

    /// <summary>The address that leads straight to a time, with whoever is free then.</summary>
    public static string At(Guid serviceId, DateTimeOffset startsAt) =>
        new BookingChoice(null, DateOnly.FromDateTime(startsAt.DateTime), TimeChoice.KeyOf(startsAt), null).Address(serviceId);

    /// <summary>
    /// The address that has a visit chosen once more: its service, pet and member of staff, at the first day that is free. Where the
    /// service cannot be booked any more: what the clinic offers instead, or other clinics.
    /// </summary>
    public static string Again(BookingView booking) => booking switch
    {
        { IsOffered: true } => new BookingChoice(booking.StaffId, null, null, booking.PetId).Address(booking.ServiceId),
        { IsClinicListed: true } => $"/clinics/{booking.ClinicSlug}",
        _ => "/clinics",
    };

    /// <summary>The first day of the strip that shows a day: strips of seven, counted from today.</summary>
    public static DateOnly FirstShown(DateOnly today, DateOnly day) =>
        today.AddDays((day.DayNumber - today.DayNumber) / DaysShown * DaysShown);
}
