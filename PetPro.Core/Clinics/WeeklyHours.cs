namespace PetPro.Core.Clinics;

/// <summary>From when to when on one day, in local wall-clock time. A day that closes at or before it opens does not exist.</summary>
public readonly record struct DayHours
{
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

/// <summary>Opening or working hours through a week; a day without hours is a day off.</summary>
public sealed record WeeklyHours(IReadOnlyDictionary<DayOfWeek, DayHours> Days)
{
    public static WeeklyHours None { get; } = new(new Dictionary<DayOfWeek, DayHours>());

    public DayHours? On(DayOfWeek day) => Days.TryGetValue(day, out var hours) ? hours : null;

    public bool Equals(WeeklyHours? other) =>
        other is not null && Enum.GetValues<DayOfWeek>().All(day => On(day) == other.On(day));

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
