namespace PetPro.Core.Pets;

/// <summary>One vaccination with a vaccine, as far as the schedule cares.</summary>
/// <param name="NextDue">The day that a clinic has set for the next one, or none.</param>
/// <param name="Expires">The day to which the certificate says that it holds, or none.</param>
public sealed record VaccineDose(DateOnly On, DateOnly? NextDue = null, DateOnly? Expires = null);

public enum VaccineCoverKind
{
    Covered,

    /// <summary>There is no dose on record.</summary>
    Missing,

    /// <summary>The last dose holds to an earlier day.</summary>
    RunsOut,

    /// <summary>The last dose is too fresh to protect on that day.</summary>
    TooFresh,
}

/// <summary>Is a pet covered on a day?</summary>
/// <param name="On">Covered: through this day. Runs out: the last day. Too fresh: the first day that it will count.</param>
public sealed record VaccineCover(VaccineCoverKind Kind, DateOnly? On)
{
    public bool IsCovered => Kind == VaccineCoverKind.Covered;
}

/// <summary>What a vaccine's schedule means for one pet: when the next dose is due, and on which days it is protected. Pure: all days are calendar days.</summary>
public sealed class VaccinePlan
{
    /// <summary>Two doses within this many days count as one: the second adds nothing.</summary>
    private const int TooClose = 14;

    private readonly Vaccine vaccine;
    private readonly DateOnly? birthdate;
    private readonly List<VaccineDose> doses;

    /// <param name="birthdate">None = unknown: the animal is taken for grown.</param>
    /// <param name="given">In any order; several of one day are one dose, for which the latest of the days that they name count.</param>
    public VaccinePlan(Vaccine vaccine, DateOnly? birthdate, IEnumerable<VaccineDose> given)
    {
        this.vaccine = vaccine;
        this.birthdate = birthdate;
        doses = [.. given.GroupBy(d => d.On).Select(g => new VaccineDose(g.Key, g.Max(d => d.NextDue), g.Max(d => d.Expires))).OrderBy(d => d.On)];
    }

    public DateOnly? LastGiven => doses is [.., var last] ? last.On : null;

    /// <summary>
    /// When the next dose is due. The day that a clinic has set with the last dose stands above the schedule. None: nothing is on
    /// record, and it is either no vaccine for everybody or the birth date is not known.
    /// </summary>
    public DateOnly? NextDue => DueAfter(doses.Count);

    /// <summary>
    /// Is the pet protected on that day? By a dose from <see cref="Vaccine.ProtectsAfterDays"/> on (at once where it continues an
    /// unbroken protection) through the day that its certificate names, else through the day on which the next is due and the days of grace.
    /// </summary>
    public VaccineCover On(DateOnly day)
    {
        List<(DateOnly From, DateOnly Until)> held = [];
        for (var i = 0; i < doses.Count && doses[i].On <= day; i++)
        {
            var given = doses[i].On;
            var continues = held.Exists(h => h.From <= given && given <= h.Until);
            var until = doses[i].Expires ?? Later(DueAfter(i + 1)!.Value, vaccine.GraceDays);
            held.Add((continues ? given : Later(given, vaccine.ProtectsAfterDays), until));
        }

        if (held.Count == 0)
        {
            return new VaccineCover(VaccineCoverKind.Missing, null);
        }

        var covering = held.Where(h => h.From <= day && day <= h.Until).ToList();
        return covering.Count > 0 ? new VaccineCover(VaccineCoverKind.Covered, covering.Max(h => h.Until))
            : held[^1].From > day && held[^1].Until >= day ? new VaccineCover(VaccineCoverKind.TooFresh, held[^1].From)
            : new VaccineCover(VaccineCoverKind.RunsOut, held.Max(h => h.Until));
    }

    /// <summary>
    /// The latest day on which a dose would protect on <paramref name="day"/>: the same day, or the last day of a protection that it
    /// continues; else as long before as a new protection takes.
    /// </summary>
    public DateOnly GiveBy(DateOnly day)
    {
        var anew = Later(day, -vaccine.ProtectsAfterDays);
        return doses.Select((dose, i) => dose.Expires ?? Later(DueAfter(i + 1)!.Value, vaccine.GraceDays)).Append(day)
            .Where(on => on > anew && on <= day).OrderDescending()
            .FirstOrDefault(on => new VaccinePlan(vaccine, birthdate, [.. doses, new VaccineDose(on)]).On(day).IsCovered, anew);
    }

    /// <summary>What is due after the first so many doses.</summary>
    private DateOnly? DueAfter(int count)
    {
        var earliest = birthdate is { } born ? Later(born, vaccine.FirstWeeks * 7) : (DateOnly?)null;
        if (count == 0)
        {
            return vaccine.IsCore ? earliest : null;
        }

        var last = doses[count - 1];
        if (last.NextDue is { } set)
        {
            return set;
        }

        var soonest = Later(last.On, vaccine.IntervalWeeks * 7);
        var due = CompletedBy(count) is not { } completed ? soonest
            : Months(last.On, last.On >= Later(completed, vaccine.IntervalWeeks * 7) ? vaccine.BoosterMonths : vaccine.FirstBoosterMonths);
        var stated = last.Expires is { } expires && expires < due ? expires : due;
        return new[] { stated, soonest, earliest ?? soonest }.Max();
    }

    /// <summary>The day of the dose that ended the first series, among the first so many; none = it goes on.</summary>
    private DateOnly? CompletedBy(int count)
    {
        var spaced = 0;
        DateOnly? before = null;
        foreach (var day in doses.Take(count).Select(d => d.On).Where(d => birthdate is not { } born || d >= Later(born, vaccine.FirstWeeks * 7)))
        {
            if (before is null || day.DayNumber - before.Value.DayNumber >= TooClose)
            {
                spaced++;
                before = day;
            }

            if (spaced >= vaccine.FirstDoses && (birthdate is not { } birth || day >= Later(birth, vaccine.UntilWeeks * 7)))
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly Later(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    private static DateOnly Months(DateOnly day, int months) => day < DateOnly.MaxValue.AddMonths(-months) ? day.AddMonths(months) : DateOnly.MaxValue;
}
