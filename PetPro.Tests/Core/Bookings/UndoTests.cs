using PetPro.Core.Bookings;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

public sealed class UndoTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(VisitStep.CheckIn)]
    [InlineData(VisitStep.Start)]
    [InlineData(VisitStep.Complete)]
    [InlineData(VisitStep.MarkNoShow)]
    public void A_step_can_be_taken_back_for_a_minute_and_the_visit_is_as_it_was(VisitStep step)
    {
        var visit = Before(step);
        var before = Shape(visit);
        Take(visit, step, Now);

        visit.Undo(step, Now + VisitProgress.UndoFor).Error!.Code.ShouldBe("undo-too-late");
        visit.Undo(step, Now + VisitProgress.UndoFor - TimeSpan.FromTicks(1)).IsOk.ShouldBeTrue();

        Shape(visit).ShouldBe(before);
        visit.Events.OfType<BookingStepUndone>().Count().ShouldBe(1);
        Take(visit, step, Now).IsOk.ShouldBeTrue("it can be taken again");
    }

    [Theory]
    [InlineData(VisitStep.CheckIn, VisitStep.Start)]
    [InlineData(VisitStep.Start, VisitStep.Complete)]
    public void Only_the_last_step_can_be_taken_back(VisitStep earlier, VisitStep later)
    {
        var visit = Before(earlier);
        Take(visit, earlier, Now);
        Take(visit, later, Now);

        visit.Undo(earlier, Now).Error!.Code.ShouldBe("step-not-last");
        visit.Undo(later, Now).IsOk.ShouldBeTrue();
        visit.Undo(later, Now).Error!.Code.ShouldBe("step-not-last");
    }

    [Fact]
    public void Who_was_checked_in_by_starting_is_not_here_when_that_is_taken_back_and_who_was_before_is()
    {
        var straight = Confirmed();
        straight.Start(Now);
        straight.Undo(VisitStep.Start, Now);
        straight.CheckedInAt.ShouldBeNull();

        var waiting = Confirmed();
        waiting.CheckIn(Now.AddMinutes(-20));
        waiting.Start(Now);
        waiting.Undo(VisitStep.Start, Now);
        waiting.CheckedInAt.ShouldBe(Now.AddMinutes(-20));
    }

    [Fact]
    public void The_clinic_takes_back_what_has_not_begun_with_words_and_everything_paid()
    {
        var visit = Confirmed();
        visit.CancelByClinic(" Drh. Ayu is ill. ", visit.Amount).IsOk.ShouldBeTrue();
        (visit.Status, visit.CancellationReason, visit.ClinicNote, visit.RefundAmount).ShouldBe(
            (BookingStatus.Cancelled, CancellationReasons.Clinic, "Drh. Ayu is ill.", (Money?)visit.Amount));

        var begun = Confirmed();
        begun.Start(Now);
        begun.CancelByClinic("Too late.", begun.Amount).Error!.Code.ShouldBe("booking-not-cancellable");
        begun.ClinicNote.ShouldBeNull();
    }

    [Fact]
    public void A_visit_from_the_desk_is_confirmed_at_once_and_paid_there()
    {
        var visit = Booking.EnterAtDesk(Hold(), Guid.NewGuid(), Money.Idr(150_000), BookingChannel.WalkIn, new DateOnly(2026, 3, 2), new TimeOnly(9, 0));

        (visit.Status, visit.IsPaidAtClinic, visit.PaymentId).ShouldBe((BookingStatus.Confirmed, true, null));
        visit.Events.Select(e => e.GetType()).ShouldBe([typeof(BookingCreated), typeof(BookingConfirmed)]);
        Should.Throw<ArgumentOutOfRangeException>(() => Booking.EnterAtDesk(Hold(), Guid.NewGuid(), Money.Zero, BookingChannel.Online, default, default));
    }

    private static (BookingStatus, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?) Shape(Booking visit) =>
        (visit.Status, visit.CheckedInAt, visit.StartedAt, visit.CompletedAt, visit.NoShowAt);

    private static Result Take(Booking visit, VisitStep step, DateTimeOffset at) => step switch
    {
        VisitStep.CheckIn => visit.CheckIn(at),
        VisitStep.Start => visit.Start(at),
        VisitStep.Complete => visit.Complete(at),
        _ => visit.MarkNoShow(at, at),
    };

    private static Booking Before(VisitStep step)
    {
        var visit = Confirmed();
        if (step is VisitStep.Start)
        {
            visit.CheckIn(Now.AddMinutes(-10));
        }
        else if (step is VisitStep.Complete)
        {
            visit.Start(Now.AddMinutes(-10));
        }

        return visit;
    }

    private static Booking Confirmed()
    {
        var booking = Booking.Begin(Hold(), Guid.NewGuid(), Money.Idr(150_000));
        booking.Confirm(Guid.NewGuid(), new DateOnly(2026, 3, 2), new TimeOnly(9, 0));
        return booking;
    }

    private static Reservation Hold() => Reservation.Hold(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Now.AddMinutes(10));
}
