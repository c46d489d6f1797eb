using PetPro.Core.Clinics;
using PetPro.Core.Shared;

namespace PetPro.Web.Clinic.Planning;

/// <summary>A week of hours as it is typed, complete or not.</summary>
public sealed class WeekEntry
{
    public static IReadOnlyList<DayOfWeek> Days { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private readonly Dictionary<DayOfWeek, List<StretchEntry>> days = Days.ToDictionary(day => day, _ => new List<StretchEntry>());

    public List<StretchEntry> this[DayOfWeek day] => days[day];

    public static WeekEntry Of(WeeklyHours hours)
    {
        var entry = new WeekEntry();
        foreach (var day in Days)
        {
            entry[day].AddRange(hours.StretchesOn(day).Select(h => new StretchEntry { Open = h.Open, Close = h.Close }));
        }

        return entry;
    }

    /// <summary>The name of a day in refusals.</summary>
    public static string Field(DayOfWeek day) => day.ToString().ToLowerInvariant();

    /// <summary>One more stretch: after the last one of that day, or as the day before has them.</summary>
    public void Add(DayOfWeek day)
    {
        var before = this[Days[(Days.ToList().IndexOf(day) + 6) % 7]];
        if (this[day].Count == 0 && before.Count > 0)
        {
            this[day].AddRange(before.Select(s => new StretchEntry { Open = s.Open, Close = s.Close }));
        }
        else
        {
            this[day].Add(this[day].Count == 0 ? new StretchEntry { Open = new TimeOnly(9, 0), Close = new TimeOnly(17, 0) } : new StretchEntry());
        }
    }

    public Result<WeeklyHours> Read()
    {
        var wrong = Days.Where(day => this[day].Exists(s => !s.IsWhole)).Select(day => new FieldError(Field(day), "hours-stretch"))
            .Concat(Days.Where(day => this[day].TrueForAll(s => s.IsWhole) && !WeeklyHours.AreApart(this[day].Select(s => s.Hours)))
                .Select(day => new FieldError(Field(day), "hours-overlap"))).ToList();
        return wrong.Count > 0
            ? Error.Invalid(wrong)
            : new WeeklyHours(Days.ToDictionary(day => day, day => (IReadOnlyList<DayHours>)[.. this[day].Select(s => s.Hours)]));
    }
}

/// <summary>From when to when, as typed.</summary>
public sealed class StretchEntry
{
    public TimeOnly? Open { get; set; }

    public TimeOnly? Close { get; set; }

    public bool IsWhole => Open is { } open && Close is { } close && close > open;

    public DayHours Hours => new(Open!.Value, Close!.Value);
}
