namespace PetPro.Core.Clinics;

/// <summary>Days, or part of them, on which a member of staff is not there.</summary>
public sealed class StaffAbsence : Entity
{
    private const int LongestNote = 500;

    private StaffAbsence()
    {
    }

    public Guid ClinicId { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>In the clinic's zone, like the last day and the times.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Belongs to it.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>From then on the first day; none = from its beginning.</summary>
    public TimeOnly? FromTime { get; private set; }

    /// <summary>Until then on the last day; none = to its end.</summary>
    public TimeOnly? UntilTime { get; private set; }

    /// <summary>One of <see cref="AbsenceReasons"/>.</summary>
    public string ReasonCode { get; private set; } = "";

    /// <summary>For the clinic's managers.</summary>
    public string? Note { get; private set; }

    public static Result<StaffAbsence> Enter(
        Guid clinicId, Guid staffId, DateOnly firstDay, DateOnly lastDay, TimeOnly? fromTime, TimeOnly? untilTime, string reasonCode, string? note)
    {
        if (lastDay < firstDay)
        {
            return Error.Invalid("lastDay", "last-before-first");
        }

        if (firstDay == lastDay && fromTime is { } from && untilTime is { } until && until <= from)
        {
            return Error.Invalid("untilTime", "end-before-start");
        }

        if (!AbsenceReasons.All.Contains(reasonCode))
        {
            return Error.Invalid("reasonCode", "required");
        }

        if (note?.Trim().Length > LongestNote)
        {
            return Error.Invalid("note", "too-long", LongestNote);
        }

        var absence = new StaffAbsence
        {
            ClinicId = clinicId,
            StaffId = staffId,
            FirstDay = firstDay,
            LastDay = lastDay,
            FromTime = fromTime,
            UntilTime = untilTime,
            ReasonCode = reasonCode,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        absence.Record(new ClinicPlanChanged(clinicId));
        return absence;
    }

    /// <summary>It is deleted: the time can be booked again.</summary>
    public void Cancel() => Record(new ClinicPlanChanged(ClinicId));

    /// <summary>As instants, in the clinic's zone.</summary>
    public TimeRange In(TimeZoneInfo zone) => new(
        LocalTime.ToInstant(zone, FirstDay.ToDateTime(FromTime ?? TimeOnly.MinValue)),
        LocalTime.ToInstant(zone, UntilTime is { } until ? LastDay.ToDateTime(until) : LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue)));
}

/// <summary>Why somebody is not there; their names stand in the resources.</summary>
public static class AbsenceReasons
{
    public static IReadOnlyList<string> All { get; } = ["vacation", "sick", "training", "other"];
}
