using PetPro.Core.Clinics;
using PetPro.Data.Clinics;

namespace PetPro.Web.Public;

/// <summary>Whether a clinic is open now, by its own clocks, exceptions included.</summary>
/// <param name="Today">The date there.</param>
/// <param name="Until">When it closes, while it is open.</param>
/// <param name="OpensAt">When it opens later today.</param>
public sealed record Opening(DateOnly Today, bool IsOpen, TimeOnly? Until, TimeOnly? OpensAt)
{
    public static Opening Unknown { get; } = new(default, false, null, null);

    public static Opening At(ClinicPage clinic, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));
        var today = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        var stretches = StretchesOn(clinic, today);
        return stretches.FirstOrDefault(hours => hours.Open <= time && IsBefore(time, hours.Close)) is { Close: var close } open && open != default
            ? new Opening(today, true, close, null)
            : new Opening(today, false, null, stretches.Where(hours => time < hours.Open).Select(hours => (TimeOnly?)hours.Open).FirstOrDefault());
    }

    /// <summary>The stretches of that date in their order: an exception's where there is one, else the week's; none = closed.</summary>
    public static IReadOnlyList<DayHours> StretchesOn(ClinicPage clinic, DateOnly date) =>
        clinic.Exceptions.FirstOrDefault(e => e.Date == date) is { } exception
            ? exception.Hours is { } hours ? [hours] : []
            : clinic.OperatingHours.StretchesOn(date.DayOfWeek);

    private static bool IsBefore(TimeOnly time, TimeOnly close) => time < close || close == DayHours.LastMinute;

    /// <summary>The hours of that date: an exception's where there is one, else the week's; none = closed.</summary>
    public static DayHours? HoursOn(ClinicPage clinic, DateOnly date) =>
        clinic.Exceptions.FirstOrDefault(e => e.Date == date) is { } exception ? exception.Hours : clinic.OperatingHours.On(date.DayOfWeek);
}
