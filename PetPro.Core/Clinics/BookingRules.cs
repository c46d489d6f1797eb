namespace PetPro.Core.Clinics;

/// <summary>Who cancels at least this long before the visit gets this share back.</summary>
/// <param name="HoursBefore">Whole hours before the start of the visit; reached exactly counts.</param>
/// <param name="Percent">0 to 100 of what was paid.</param>
public sealed record RefundStep(int HoursBefore, int Percent);

/// <summary>A clinic's rules for booking ahead and for cancelling.</summary>
/// <param name="NoticeMinutes">A slot can be booked until this long before it starts.</param>
/// <param name="HorizonDays">Slots are offered for this many days ahead.</param>
/// <param name="RefundSteps">In any order; the best step that the moment of cancelling still reaches counts; none reached = nothing back.</param>
public sealed record BookingRules(int NoticeMinutes, int HorizonDays, IReadOnlyList<RefundStep> RefundSteps)
{
    /// <summary>Hours before the visit: 60 days.</summary>
    public const int LongestHours = 1440;

    public const int MostSteps = 6;

    public static BookingRules Default { get; } = new(60, 28, [new RefundStep(24, 100), new RefundStep(2, 50)]);

    /// <summary>The share in percent that an owner gets back who cancels at <paramref name="now"/>.</summary>
    public int RefundPercent(DateTimeOffset startsAt, DateTimeOffset now) =>
        RefundSteps.Where(step => now <= startsAt.AddHours(-step.HoursBefore))
            .Select(step => step.Percent)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>What is wrong with them, by field; nothing = they can hold.</summary>
    public IReadOnlyList<FieldError> Check()
    {
        List<FieldError> wrong = [];
        if (NoticeMinutes is < 0 or > ServiceTerms.LongestNoticeMinutes)
        {
            wrong.Add(new FieldError("noticeMinutes", "number-range", 0, ServiceTerms.LongestNoticeMinutes));
        }

        if (HorizonDays is < 1 or > ServiceTerms.LongestHorizonDays)
        {
            wrong.Add(new FieldError("horizonDays", "number-range", 1, ServiceTerms.LongestHorizonDays));
        }

        if (RefundSteps.Any(step => step.HoursBefore is < 0 or > LongestHours || step.Percent is < 1 or > 100) || RefundSteps.Count > MostSteps)
        {
            wrong.Add(new FieldError("refundSteps", "refund-step", LongestHours, MostSteps));
        }
        else if (RefundSteps.OrderBy(s => s.HoursBefore).Zip(RefundSteps.OrderBy(s => s.HoursBefore).Skip(1))
            .Any(pair => pair.First.HoursBefore == pair.Second.HoursBefore || pair.First.Percent >= pair.Second.Percent))
        {
            wrong.Add(new FieldError("refundSteps", "refund-steps-fall"));
        }

        return wrong;
    }

    public bool Equals(BookingRules? other) =>
        other is not null && NoticeMinutes == other.NoticeMinutes && HorizonDays == other.HorizonDays && RefundSteps.SequenceEqual(other.RefundSteps);

    public override int GetHashCode() => HashCode.Combine(NoticeMinutes, HorizonDays, RefundSteps.Count);
}
