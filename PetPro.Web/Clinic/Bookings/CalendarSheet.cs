using System.Globalization;
using PetPro.Core.Clinics;
using PetPro.Data.Bookings;

namespace PetPro.Web.Clinic.Bookings;

public enum CalendarView
{
    Day,
    Week,

    /// <summary>One day, a column for each member of staff.</summary>
    Staff,
}

/// <summary>A calendar as it is drawn: columns of blocks on one scale of hours.</summary>
/// <param name="FirstHour">At the top.</param>
/// <param name="LastHour">At the foot; 24 = midnight.</param>
public sealed record CalendarSheet(int FirstHour, int LastHour, IReadOnlyList<CalendarColumn> Columns)
{
    private const int UsualFirst = 8;
    private const int UsualLast = 18;

    /// <summary>Days before <paramref name="day"/> back to the Monday of its week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static (DateOnly First, int Days) Range(CalendarView view, DateOnly day) => view == CalendarView.Week ? (MondayOf(day), 7) : (day, 1);

    public static CalendarSheet Of(CalendarView view, ClinicVisits read, Guid? staffId)
    {
        var visits = read.Visits.Select(v => new CalendarBlock(v.StartsAt, v.EndsAt, v.StaffId, v))
            .Concat(read.Held.Select(h => new CalendarBlock(h.StartsAt, h.EndsAt, h.StaffId, null)))
            .Where(b => staffId is null || b.StaffId == staffId).ToList();
        var columns = view == CalendarView.Staff
            ? read.Staff.Where(s => staffId is null || s.Id == staffId)
                .Select(s => Column(read.Days[0], s.Name, s.Specialization, visits.Where(b => b.StaffId == s.Id)))
            : read.Days.Select(day => Column(day, Title(view, day.Date), null, visits.Where(b => ClinicTime.Day(b.Start) == day.Date)));
        var open = read.Days.Where(d => d.Open is not null).Select(d => d.Open!.Value).ToList();
        return new CalendarSheet(
            open.Select(d => d.Open.Hour).Concat(visits.Select(b => b.Start.Hour)).DefaultIfEmpty(UsualFirst).Min(),
            open.Select(d => HourAfter(d.Close.ToTimeSpan())).Concat(visits.Select(b => HourAfter(b.End.DateTime - b.Start.Date))).DefaultIfEmpty(UsualLast).Max(),
            [.. columns]);
    }

    private static CalendarColumn Column(ClinicDay day, string title, string? subtitle, IEnumerable<CalendarBlock> blocks)
    {
        var placed = SideBySide.Place(blocks, b => b.Start, b => b.End).Select(p => p.Item with { Lane = p.Lane, Lanes = p.Lanes }).ToList();
        return new CalendarColumn(day.Date, title, subtitle, day.Open, day.Reason, placed, placed.Select(b => b.Lanes).DefaultIfEmpty(1).Max());
    }

    private static string Title(CalendarView view, DateOnly date) =>
        date.ToString(view == CalendarView.Week ? "ddd d" : "dddd", CultureInfo.CurrentUICulture);

    private static int HourAfter(TimeSpan time) => Math.Min(24, (int)Math.Ceiling(time.TotalHours));
}

/// <param name="Open">The opening hours of that day; null = closed.</param>
/// <param name="Lanes">The most blocks beside each other.</param>
public sealed record CalendarColumn(
    DateOnly Date, string Title, string? Subtitle, DayHours? Open, string? Reason, IReadOnlyList<CalendarBlock> Blocks, int Lanes);

/// <param name="Start">With the offset of the clinic's zone, like the end.</param>
/// <param name="Visit">None = a seat that is being booked.</param>
public sealed record CalendarBlock(DateTimeOffset Start, DateTimeOffset End, Guid? StaffId, ClinicVisit? Visit, int Lane = 0, int Lanes = 1);
