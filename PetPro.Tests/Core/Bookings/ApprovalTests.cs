using PetPro.Core.Bookings;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

public sealed class ApprovalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddHours(3);

    [Theory]
    [InlineData(72 * 60, 24 * 60)]
    [InlineData(26 * 60, 24 * 60)]
    [InlineData(10 * 60, 8 * 60)]
    [InlineData(130, 15)]
    [InlineData(60, 15)]
    [InlineData(10, 10)]
    public void A_clinic_has_a_day_to_answer_and_not_so_long_that_the_owner_learns_it_too_late(int minutesAhead, int minutesToAnswer) =>
        ApprovalTerms.AnswerBefore(Now, Now.AddMinutes(minutesAhead)).ShouldBe(Now.AddMinutes(minutesToAnswer));

    [Fact]
    public void A_request_keeps_its_seat_and_is_a_visit_only_when_the_clinic_takes_it()
    {
        var request = Requested();

        (request.Status, request.HoldsSeat).ShouldBe((BookingStatus.PendingApproval, true));
        request.Events.OfType<BookingConfirmed>().ShouldBeEmpty();
        request.CheckIn(Now).Error!.Code.ShouldBe("visit-not-expected");
        Approve(request).IsOk.ShouldBeTrue();
        request.Status.ShouldBe(BookingStatus.Confirmed);
        request.Events.OfType<BookingConfirmed>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_request_is_decided_once()
    {
        var taken = Requested();
        Approve(taken);
        var refused = Requested();
        refused.Reject("We are full.", refused.Amount);

        foreach (var decided in new[] { taken, refused })
        {
            Approve(decided).Error!.Code.ShouldBe("request-decided");
            decided.Reject("No.", decided.Amount).Error!.Code.ShouldBe("request-decided");
            decided.Lapse(decided.Amount, Until).Error!.Code.ShouldBe("request-decided");
        }
    }

    [Fact]
    public void A_rejected_request_frees_its_seat_and_gives_everything_back_with_the_clinics_words()
    {
        var request = Requested();

        request.Reject("  Our machine is broken. ", request.Amount).IsOk.ShouldBeTrue();

        (request.Status, request.HoldsSeat, request.ClinicNote).ShouldBe((BookingStatus.Rejected, false, "Our machine is broken."));
        request.RefundAmount.ShouldBe(request.Amount);
        request.Events.OfType<BookingRejected>().Single().RejectionReason.ShouldBe("clinic");
    }

    [Fact]
    public void A_request_lapses_at_its_end_and_not_before_and_cannot_be_taken_afterwards()
    {
        var request = Requested();

        request.Lapse(request.Amount, Until.AddTicks(-1)).Error!.Code.ShouldBe("request-not-lapsed");
        request.Approve(default, default, Until).Error!.Code.ShouldBe("request-lapsed");
        request.Lapse(request.Amount, Until).IsOk.ShouldBeTrue();
        request.CancellationReason.ShouldBe(CancellationReasons.Unanswered);
    }

    [Fact]
    public void The_owner_may_withdraw_a_request_and_nobody_else_moves_it_then()
    {
        var request = Requested();

        request.CanCancel(Now.AddDays(1), Now).IsOk.ShouldBeTrue();
        request.Cancel(CancellationReasons.Owner, null, request.Amount).IsOk.ShouldBeTrue();
        Approve(request).Error!.Code.ShouldBe("request-decided");
    }

    [Fact]
    public void What_is_not_paid_or_paid_already_cannot_become_a_request()
    {
        Requested().RequestApproval(Guid.NewGuid(), Until).Error!.Code.ShouldBe("booking-not-payable");
        var late = Begun();
        late.Expire();
        late.RequestApproval(Guid.NewGuid(), Until).IsOk.ShouldBeTrue("paid late, and the seat could be taken again");
    }

    private static Result Approve(Booking booking) => booking.Approve(new DateOnly(2026, 3, 3), new TimeOnly(9, 0), Now);

    private static Booking Requested()
    {
        var booking = Begun();
        booking.RequestApproval(Guid.NewGuid(), Until).IsOk.ShouldBeTrue();
        return booking;
    }

    private static Booking Begun() => Booking.Begin(
        Reservation.Hold(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Now.AddMinutes(10)), Guid.NewGuid(), Money.Idr(150_000));
}
