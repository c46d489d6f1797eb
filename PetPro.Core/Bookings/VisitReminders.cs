namespace PetPro.Core.Bookings;

/// <summary>When an owner is reminded of a visit: the day before, and two hours before.</summary>
public static class VisitReminders
{
    /// <summary>Hours before the visit.</summary>
    public static IReadOnlyList<int> Steps { get; } = [24, 2];

    /// <summary>
    /// The one step that applies at a moment: the latest that has been reached. None before the first, once the visit has begun, and
    /// for a step that had been reached already when the visit was booked: who has just booked knows it. The first waits for an hour
    /// at which people do not mind a message.
    /// </summary>
    /// <param name="local">The clinic's clocks.</param>
    public static int? StepAt(DateTimeOffset now, DateTimeOffset startsAt, DateTimeOffset bookedAt, TimeOnly local)
    {
        var reached = Steps.Where(step => now >= startsAt.AddHours(-step)).ToList();
        if (now >= startsAt || reached is not [.., var step] || bookedAt > startsAt.AddHours(-step))
        {
            return null;
        }

        return step == Steps[0] && (local < new TimeOnly(8, 0) || local >= new TimeOnly(20, 0)) ? null : step;
    }
}
