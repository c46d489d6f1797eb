using PetPro.Core.Bookings;
using PetPro.Data.Bookings;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>How stages look: a class for the colour and an icon, so that colour never speaks alone.</summary>
internal static class Stages
{
    public static IReadOnlyList<VisitStage> All { get; } = Enum.GetValues<VisitStage>();

    public static VisitStage Stage(this ClinicVisit visit) =>
        VisitProgress.StageOf(visit.Status, visit.CheckedInAt) ?? throw new InvalidOperationException($"A board holds no {visit.Status} visit.");

    public static TimeSpan Lateness(this ClinicVisit visit, DateTimeOffset now) =>
        VisitProgress.Lateness(visit.Status, visit.StartsAt, visit.CheckedInAt, now);

    /// <summary>The step that can be taken back now.</summary>
    public static VisitStep? Undoable(this ClinicVisit visit, DateTimeOffset now) =>
        VisitProgress.LastStep(visit.Status, visit.CheckedInAt, visit.StartedAt, visit.CompletedAt, visit.NoShowAt) is { } last
            && now - last.At < VisitProgress.UndoFor ? last.Step : null;

    public static string Css(VisitStage stage) => stage switch
    {
        VisitStage.Requested => "is-requested",
        VisitStage.Expected => "is-expected",
        VisitStage.Arrived => "is-arrived",
        VisitStage.InVisit => "is-in-visit",
        VisitStage.Done => "is-done",
        _ => "is-no-show",
    };

    public static string Icon(VisitStage stage) => stage switch
    {
        VisitStage.Requested => "inbox",
        VisitStage.Expected => "clock",
        VisitStage.Arrived => "pin",
        VisitStage.InVisit => "consultation",
        VisitStage.Done => "check",
        _ => "close",
    };
}
