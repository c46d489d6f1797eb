namespace PetPro.Core.Shared;

/// <summary>A stretch of time, half-open: the start belongs to it, the end does not, so that neighbours do not overlap.</summary>
public readonly record struct TimeRange
{
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public TimeRange(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
        {
            throw new ArgumentException("The end must be after the start.", nameof(end));
        }

        Start = start;
        End = end;
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public TimeSpan Length => End - Start;

    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    public bool Overlaps(TimeRange other) => Start < other.End && other.Start < End;
}
