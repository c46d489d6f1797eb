namespace PetPro.Core.Bookings;

/// <summary>Where a visit stands for the people at the clinic's desk.</summary>
public enum VisitStage
{
    /// <summary>Paid, and waiting for the clinic's word.</summary>
    Requested,

    /// <summary>Confirmed, and not here yet.</summary>
    Expected,

    /// <summary>Here, and waiting.</summary>
    Arrived,

    InVisit,

    Done,

    NoShow,
}

/// <summary>What staff can do with a visit.</summary>
public enum VisitStep
{
    CheckIn,
    Start,
    Complete,
    MarkNoShow,
}

/// <summary>What the clinic's pages show of a visit's way, and which step they offer; the booking itself decides when it is taken.</summary>
public static class VisitProgress
{
    /// <summary>Nobody comes earlier than that: before it, checking in or starting would be a slip of the hand on another day's visit.</summary>
    public static readonly TimeSpan EarliestArrival = TimeSpan.FromHours(12);

    /// <summary>Who is not here that long after the start is late.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>A step can be taken back that long, and what people are told of it waits as long.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(1);

    /// <summary>The step that was taken last, and when; null where none was.</summary>
    public static (VisitStep Step, DateTimeOffset At)? LastStep(
        BookingStatus status, DateTimeOffset? checkedInAt, DateTimeOffset? startedAt, DateTimeOffset? completedAt, DateTimeOffset? noShowAt) => status switch
        {
            BookingStatus.Confirmed when checkedInAt is { } at => (VisitStep.CheckIn, at),
            BookingStatus.InProgress when startedAt is { } at => (VisitStep.Start, at),
            BookingStatus.Completed when completedAt is { } at => (VisitStep.Complete, at),
            BookingStatus.NoShow when noShowAt is { } at => (VisitStep.MarkNoShow, at),
            _ => null,
        };

    /// <summary>Null where the clinic has no visit to run: unpaid, lapsed, rejected or cancelled.</summary>
    public static VisitStage? StageOf(BookingStatus status, DateTimeOffset? checkedInAt) => status switch
    {
        BookingStatus.PendingApproval => VisitStage.Requested,
        BookingStatus.Confirmed => checkedInAt is null ? VisitStage.Expected : VisitStage.Arrived,
        BookingStatus.InProgress => VisitStage.InVisit,
        BookingStatus.Completed => VisitStage.Done,
        BookingStatus.NoShow => VisitStage.NoShow,
        _ => null,
    };

    /// <summary>The steps that can be taken now, the most likely first.</summary>
    public static IReadOnlyList<VisitStep> Possible(VisitStage? stage, DateTimeOffset startsAt, DateTimeOffset now) => stage switch
    {
        VisitStage.Expected when now < startsAt - EarliestArrival => [],
        VisitStage.Expected when now < startsAt => [VisitStep.CheckIn, VisitStep.Start],
        VisitStage.Expected => [VisitStep.CheckIn, VisitStep.Start, VisitStep.MarkNoShow],
        VisitStage.Arrived => [VisitStep.Start],
        VisitStage.InVisit => [VisitStep.Complete],
        _ => [],
    };

    /// <summary>How late the pet is, or was when it came; zero within the grace and when it did not come.</summary>
    public static TimeSpan Lateness(BookingStatus status, DateTimeOffset startsAt, DateTimeOffset? checkedInAt, DateTimeOffset now)
    {
        var late = (checkedInAt ?? (status == BookingStatus.Confirmed ? now : startsAt)) - startsAt;
        return late > Grace ? late : TimeSpan.Zero;
    }
}
