namespace PetPro.Core.Pets;

/// <summary>When an owner is told that a vaccination is due.</summary>
public static class VaccinationReminders
{
    /// <summary>Days before the day on which it is due.</summary>
    public static IReadOnlyList<int> Steps { get; } = [30, 7, 0];

    /// <summary>What has been due for longer is shown and no longer written about: whoever adds a grown animal gets no heap of mails.</summary>
    public const int LongestOverdueDays = 30;

    /// <summary>The one step that applies on a day, the latest that has been reached: after an outage the ones before are not made up for.</summary>
    /// <returns>None = too early, or overdue for too long.</returns>
    public static int? StepOn(DateOnly today, DateOnly due)
    {
        var left = due.DayNumber - today.DayNumber;
        return left > Steps[0] || left < -LongestOverdueDays ? null : Steps.Last(step => left <= step);
    }

    /// <summary>Is it an hour at which people do not mind a message? From eight in the morning to eight in the evening, their own clocks.</summary>
    public static bool IsDecent(TimeOnly local) => local >= new TimeOnly(8, 0) && local < new TimeOnly(20, 0);
}
