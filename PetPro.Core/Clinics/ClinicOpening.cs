namespace PetPro.Core.Clinics;

/// <content>When it is open and how it is booked: the clinic's slots follow each change.</content>
public sealed partial class Clinic
{
    public void ChangeHours(WeeklyHours hours)
    {
        OperatingHours = hours;
        Record(new ClinicPlanChanged(Id));
    }

    public Result ChangeRules(BookingRules rules)
    {
        if (rules.Check() is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        BookingRules = rules with { RefundSteps = [.. rules.RefundSteps.OrderByDescending(step => step.HoursBefore)] };
        Record(new ClinicPlanChanged(Id));
        return Result.Ok;
    }

    /// <summary>On that date the clinic keeps hours of its own, or is closed.</summary>
    /// <param name="hours">None = closed.</param>
    /// <param name="today">On the clinic's calendar: what is past stays as it was.</param>
    public Result<OpeningException> OpenOn(DateOnly date, DayHours? hours, string reason, DateOnly today)
    {
        if (date < today)
        {
            return Error.Invalid("date", "date-past");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Error.Invalid("reason", "required");
        }

        if (reason.Trim().Length > OpeningException.LongestReason)
        {
            return Error.Invalid("reason", "too-long", OpeningException.LongestReason);
        }

        Record(new ClinicPlanChanged(Id));
        return new OpeningException(Id, date, hours?.Open, hours?.Close, reason.Trim());
    }

    /// <summary>A special day is taken back.</summary>
    public void ReturnToWeek() => Record(new ClinicPlanChanged(Id));
}
