using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

/// <summary>Everything that a clinic's slots follow from.</summary>
/// <param name="Zone">The clinic's zone: all days and wall-clock times are in it.</param>
/// <param name="Staff">Who has left may be among them.</param>
/// <param name="Services">What was withdrawn may be among them.</param>
public sealed record ClinicPlan(
    TimeZoneInfo Zone,
    WeeklyHours Opening,
    BookingRules Rules,
    IReadOnlyCollection<OpeningException> Exceptions,
    IReadOnlyCollection<StaffMember> Staff,
    IReadOnlyCollection<StaffAbsence> Absences,
    IReadOnlyCollection<ClinicService> Services)
{
    /// <summary>When the clinic is open on a date: a special day's hours where there is one, else the week's.</summary>
    public IReadOnlyList<DayHours> OpenOn(DateOnly date) => Exceptions.FirstOrDefault(e => e.Date == date) is { } special
        ? special.Hours is { } hours ? [hours] : []
        : Opening.StretchesOn(date.DayOfWeek);

    /// <summary>A stretch of wall-clock time on a date, as instants; null where nothing is left of it because the clocks skip it.</summary>
    internal TimeRange? On(DateOnly date, DayHours hours)
    {
        var start = LocalTime.ToInstant(Zone, date.ToDateTime(hours.Open));
        var end = LocalTime.ToInstant(Zone, hours.Close == DayHours.LastMinute ? date.AddDays(1).ToDateTime(default) : date.ToDateTime(hours.Close));
        return end > start ? new TimeRange(start, end) : null;
    }
}
