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
        var open = read.Days.Where(d => d.Open is not null).Select(d => d.Open!.Value).ToList();
        var first = open.Select(d => d.Open.Hour).Concat(visits.Select(b => b.Start.Hour)).DefaultIfEmpty(UsualFirst).Min();
        var last = open.Select(d => HourAfter(d.Close.ToTimeSpan())).Concat(visits.Select(b => HourAfter(b.End.DateTime - b.Start.Date))).DefaultIfEmpty(UsualLast).Max();
        var closed = read.Blocked.Where(b => staffId is null || b.StaffId == staffId).ToList();
        var columns = view == CalendarView.Staff
            ? read.Staff.Where(s => staffId is null || s.Id == staffId).Select(s => Column(
                read.Days[0], s.Name, s.Specialization,
                visits.Where(b => b.StaffId == s.Id).Concat(Within(closed.Where(b => b.StaffId == s.Id), read.Days[0].Date, first, last)), s.Id))
            : read.Days.Select(day => Column(
                day, Title(view, day.Date), null,
                visits.Where(b => ClinicTime.Day(b.Start) == day.Date).Concat(Within(closed, day.Date, first, last)), staffId));
        return new CalendarSheet(first, last, [.. columns]);
    }

    private static CalendarColumn Column(ClinicDay day, string title, string? subtitle, IEnumerable<CalendarBlock> blocks, Guid? staffId)
    {
        var placed = SideBySide.Place(blocks, b => b.Start, b => b.End).Select(p => p.Item with { Lane = p.Lane, Lanes = p.Lanes }).ToList();
        return new CalendarColumn(day.Date, title, subtitle, day.Open, day.Reason, placed, placed.Select(b => b.Lanes).DefaultIfEmpty(1).Max(), staffId);
    }

    /// <summary>What of the closed times lies on that day and on the scale.</summary>
    private static IEnumerable<CalendarBlock> Within(IEnumerable<ClosedTime> closed, DateOnly date, int first, int last)
    {
        foreach (var time in closed)
        {
            var top = new DateTimeOffset(date.ToDateTime(default).AddHours(first), time.StartsAt.Offset);
            var foot = top.AddHours(last - first);
            var (from, until) = (time.StartsAt > top ? time.StartsAt : top, time.EndsAt < foot ? time.EndsAt : foot);
            if (from < until)
            {
                yield return new CalendarBlock(from, until, time.StaffId, null) { Closed = time };
            }
        }
    }

    private static string Title(CalendarView view, DateOnly date) =>
        date.ToString(view == CalendarView.Week ? "ddd d" : "dddd", CultureInfo.CurrentUICulture);

    private static int HourAfter(TimeSpan time) => Math.Min(24, (int)Math.Ceiling(time.TotalHours));
}

/// <param name="Open">The opening hours of that day; null = closed.</param>
/// <param name="Lanes">The most blocks beside each other.</param>
/// <param name="StaffId">Whose column it is; none = everybody's.</param>
public sealed record CalendarColumn(
    DateOnly Date, string Title, string? Subtitle, DayHours? Open, string? Reason, IReadOnlyList<CalendarBlock> Blocks, int Lanes, Guid? StaffId = null)
{
    /// <summary>Half hours within the opening hours, to click on.</summary>
    public IEnumerable<TimeOnly> HalfHours
    {
        get
        {
            if (Open is { } open)
            {
                for (var at = open.Open; at < open.Close; at = at.AddMinutes(30))
                {
                    yield return at;
                    if (at.AddMinutes(30) < at)
                    {
                        yield break;
                    }
                }
            }
        }
    }
}

/// <param name="Start">With the offset of the clinic's zone, like the end.</param>
/// <param name="Visit">None = a seat that is being booked, or closed time.</param>
public sealed record CalendarBlock(DateTimeOffset Start, DateTimeOffset End, Guid? StaffId, ClinicVisit? Visit, int Lane = 0, int Lanes = 1)
{
    /// <summary>Time that was closed by hand.</summary>
    public ClosedTime? Closed { get; init; }
}

/// <summary>A half hour that was clicked on.</summary>
public sealed record FreeTime(DateOnly Date, TimeOnly At, Guid? StaffId);
