namespace PetPro.Core.Bookings;

/// <summary>Taking back a step at the desk: a slip of the hand is mended within a minute, afterwards what happened has happened.</summary>
public sealed partial class Booking
{
    /// <summary>When it was noted that nobody came.</summary>
    public DateTimeOffset? NoShowAt { get; private set; }

    /// <summary>Takes back the last step, and no other. What had followed from it is told by <see cref="BookingStepUndone"/>.</summary>
    public Result Undo(VisitStep step, DateTimeOffset now)
    {
        if (VisitProgress.LastStep(Status, CheckedInAt, StartedAt, CompletedAt, NoShowAt) is not { } last || last.Step != step)
        {
            return Error.Conflict("step-not-last");
        }

        if (now - last.At >= VisitProgress.UndoFor)
        {
            return Error.Conflict("undo-too-late");
        }

        switch (step)
        {
            case VisitStep.CheckIn:
                CheckedInAt = null;
                break;
            case VisitStep.Start:
                // Who was checked in by starting was not here before it.
                CheckedInAt = CheckedInAt == StartedAt ? null : CheckedInAt;
                (StartedAt, Status) = (null, BookingStatus.Confirmed);
                break;
            case VisitStep.Complete:
                (CompletedAt, Status) = (null, BookingStatus.InProgress);
                break;
            default:
                (NoShowAt, Status) = (null, BookingStatus.Confirmed);
                break;
        }

        Record(new BookingStepUndone(Id, UserId, ClinicId, NameOf(step), now));
        return Result.Ok;
    }

    /// <summary>The clinic takes the visit back: the vet is ill. All that was paid goes back.</summary>
    /// <param name="words">Its words to the owner.</param>
    /// <param name="paid">What goes back.</param>
    public Result CancelByClinic(string words, Money paid)
    {
        if (Status != BookingStatus.Confirmed)
        {
            return Error.Conflict("booking-not-cancellable");
        }

        ClinicNote = words.Trim();
        return Cancel(CancellationReasons.Clinic, null, paid);
    }

    private static string NameOf(VisitStep step) => step switch
    {
        VisitStep.CheckIn => "check-in",
        VisitStep.Start => "start",
        VisitStep.Complete => "complete",
        _ => "no-show",
    };
}
