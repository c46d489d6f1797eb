using PetPro.Core.Bookings;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

public sealed class BookingStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_hold_is_live_until_its_end_and_not_at_it()
    {
        var hold = Hold();

        hold.IsLiveAt(Now.AddMinutes(10).AddTicks(-1)).ShouldBeTrue();
        hold.IsLiveAt(Now.AddMinutes(10)).ShouldBeFalse();
    }

    [Fact]
    public void A_hold_expires_once_and_not_early()
    {
        var hold = Hold();

        hold.Expire(Now.AddMinutes(9)).Error!.Code.ShouldBe("hold-not-lapsed");
        hold.Expire(Now.AddMinutes(10)).IsOk.ShouldBeTrue();
        hold.Expire(Now.AddMinutes(10)).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void A_reservation_that_was_given_back_cannot_be_confirmed()
    {
        var hold = Hold();
        hold.Cancel();

        hold.Confirm().Error!.Code.ShouldBe("hold-cancelled");
    }

    [Fact]
    public void A_booking_is_confirmed_by_one_payment_only()
    {
        var booking = Begun();

        Confirm(booking).IsOk.ShouldBeTrue();
        Confirm(booking).Error!.Code.ShouldBe("booking-not-payable");
        booking.Events.OfType<BookingConfirmed>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_booking_whose_hold_lapsed_can_still_be_confirmed_when_the_seat_is_taken_again()
    {
        var booking = Begun();
        booking.Expire();

        Confirm(booking).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData(BookingStatus.Confirmed, "start,complete,cancel,no-show,check-in", "check-in,start,cancel")]
    [InlineData(BookingStatus.InProgress, "start,complete,cancel,no-show,check-in", "complete")]
    [InlineData(BookingStatus.Completed, "start,complete,cancel,no-show,check-in", "")]
    [InlineData(BookingStatus.Cancelled, "start,complete,cancel,no-show,check-in", "")]
    [InlineData(BookingStatus.PendingPayment, "start,complete,cancel,no-show,check-in", "cancel")]
    public void A_visit_moves_only_along_its_way(BookingStatus from, string tried, string allowed) =>
        tried.Split(',').Where(step => Do(In(from), step).IsOk).ShouldBe(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void Nobody_is_a_no_show_before_the_visit_is_due_or_after_arriving()
    {
        In(BookingStatus.Confirmed).MarkNoShow(Now.AddMinutes(1), Now).Error!.Code.ShouldBe("visit-not-due");
        In(BookingStatus.Confirmed).MarkNoShow(Now, Now).IsOk.ShouldBeTrue();
        var arrived = In(BookingStatus.Confirmed);
        arrived.CheckIn(Now);
        arrived.MarkNoShow(Now, Now).Error!.Code.ShouldBe("visit-not-expected");
    }

    [Fact]
    public void A_visit_that_has_begun_cannot_be_cancelled_by_its_owner()
    {
        In(BookingStatus.Confirmed).CanCancel(Now.AddMinutes(1), Now).IsOk.ShouldBeTrue();
        In(BookingStatus.Confirmed).CanCancel(Now, Now).Error!.Code.ShouldBe("visit-has-begun");
        In(BookingStatus.Completed).CanCancel(Now.AddMinutes(1), Now).Error!.Code.ShouldBe("booking-not-cancellable");
    }

    [Fact]
    public void Reference_codes_are_short_differ_and_hold_nothing_that_looks_like_something_else()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => ReferenceCode.NewBooking()).ToList();

        codes.Distinct().Count().ShouldBeGreaterThan(9_990);
        codes.ShouldAllBe(c => c.Length == 8 && !c.Any("0O1ILUV5S2Z8BAEI".Contains));
        ReferenceCode.Normalize(" p346-79cd ").ShouldBe("P34679CD");
    }

    private static Reservation Hold() => Reservation.Hold(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Now.AddMinutes(10));

    private static Booking Begun() => Booking.Begin(Hold(), Guid.NewGuid(), Money.Idr(150_000));

    private static Result Confirm(Booking booking) => booking.Confirm(Guid.NewGuid(), new DateOnly(2026, 3, 3), new TimeOnly(9, 0));

    private static Booking In(BookingStatus status)
    {
        var booking = Begun();
        if (status is BookingStatus.Cancelled)
        {
            booking.Cancel(CancellationReasons.Owner, null, Money.Zero);
        }
        else if (status is not BookingStatus.PendingPayment)
        {
            Confirm(booking);
        }

        if (status is BookingStatus.InProgress or BookingStatus.Completed)
        {
            booking.Start(Now);
        }

        if (status is BookingStatus.Completed)
        {
            booking.Complete(Now);
        }

        return booking;
    }

    private static Result Do(Booking booking, string step) => step switch
    {
        "check-in" => booking.CheckIn(Now),
        "start" => booking.Start(Now),
        "complete" => booking.Complete(Now),
        "cancel" => booking.Cancel(CancellationReasons.Owner, null, Money.Zero),
        "no-show" => booking.MarkNoShow(Now.AddHours(1), Now),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
