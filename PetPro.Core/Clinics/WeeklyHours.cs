namespace PetPro.Core.Clinics;

/// <summary>From when to when on one day, in local wall-clock time. A day that closes at or before it opens does not exist.</summary>
public readonly record struct DayHours
{
    /// <summary>Who closes at this minute closes at midnight: the clock of a day does not know 24:00.</summary>
    public static readonly TimeOnly LastMinute = new(23, 59);

    /// <exception cref="ArgumentException">It closes at or before it opens.</exception>
    public DayHours(TimeOnly open, TimeOnly close)
    {
        if (close <= open)
        {
            throw new ArgumentException("The closing time must be after the opening time.", nameof(close));
        }

        Open = open;
        Close = close;
    }

    public TimeOnly Open { get; }

    public TimeOnly Close { get; }

    /// <summary>The part of the day that both cover; null where they do not meet.</summary>
    public DayHours? And(DayHours other)
    {
        var open = Open > other.Open ? Open : other.Open;
        var close = Close < other.Close ? Close : other.Close;
        return close > open ? new DayHours(open, close) : null;
    }
}

/// <summary>
/// Opening or working hours through a week. A day has no stretch (a day off), one, or several with breaks between them, in order
/// and apart from each other.
/// </summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    /// <summary>So many stretches has a day at most.</summary>
    public const int MostStretches = 4;

    private readonly Dictionary<DayOfWeek, IReadOnlyList<DayHours>> days;

    /// <summary>One stretch a day.</summary>
    public WeeklyHours(IReadOnlyDictionary<DayOfWeek, DayHours> days)
        : this(days.ToDictionary(d => d.Key, d => (IReadOnlyList<DayHours>)[d.Value]))
    {
    }

    /// <exception cref="ArgumentException">Stretches of a day meet or overlap.</exception>
    public WeeklyHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<DayHours>> days)
    {
        this.days = days.Where(d => d.Value.Count > 0).ToDictionary(d => d.Key, d => (IReadOnlyList<DayHours>)[.. d.Value.OrderBy(h => h.Open)]);
        if (this.days.Values.Any(stretches => !AreApart(stretches)))
        {
            throw new ArgumentException("Stretches of one day must not meet.", nameof(days));
        }
    }

    public static WeeklyHours None { get; } = new(new Dictionary<DayOfWeek, DayHours>());

    /// <summary>Is there time between each of these and the next?</summary>
    public static bool AreApart(IEnumerable<DayHours> stretches)
    {
        var inOrder = stretches.OrderBy(h => h.Open).ToList();
        return inOrder.Zip(inOrder.Skip(1)).All(pair => pair.First.Close < pair.Second.Open);
    }

    /// <summary>From the first opening to the last closing of a day, breaks included; null on a day off.</summary>
    public DayHours? On(DayOfWeek day) => StretchesOn(day) is [var first, ..] stretches ? new DayHours(first.Open, stretches[^1].Close) : null;

    /// <summary>The stretches of a day in their order; none on a day off.</summary>
    public IReadOnlyList<DayHours> StretchesOn(DayOfWeek day) => days.GetValueOrDefault(day) ?? [];

    public bool Equals(WeeklyHours? other) =>
        other is not null && Enum.GetValues<DayOfWeek>().All(day => StretchesOn(day).SequenceEqual(other.StretchesOn(day)));

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            hash.Add(On(day));
        }

        return hash.ToHashCode();
    }
}
