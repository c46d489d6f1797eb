using Bunit;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

public sealed class VisitStatusTests : ComponentTest
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(6);

    [Fact]
    public void While_nothing_is_known_of_the_payment_it_waits_and_shows_the_time_that_is_left()
    {
        var status = Show(Booking(BookingStatus.PendingPayment, Payment(PaymentStatus.Pending), Minutes));

        status.Find("h1").TextContent.ShouldBe("The payment is being confirmed");
        status.Find("[role=timer]").TextContent.ShouldBe("6:00");
        status.Find("a.button").GetAttribute("href").ShouldBe("https://gateway.test/pay");
    }

    [Fact]
    public void A_declined_payment_says_until_when_the_seat_is_held_on_the_clinics_clocks()
    {
        var booking = Booking(BookingStatus.PendingPayment, Payment(PaymentStatus.Failed), Minutes);
        var status = Show(booking);

        status.Markup.ShouldContain("10:06 WIB");
        status.Find("a.button").GetAttribute("href").ShouldBe($"/book/hold/{booking.ReservationId}");
    }

    [Fact]
    public void A_confirmed_visit_shows_its_code_large() =>
        Show(Booking(BookingStatus.Confirmed, Payment(PaymentStatus.Success))).Find(".reference strong").TextContent.ShouldBe("PXYC7Q3K");

    [Fact]
    public void A_refund_is_on_its_way_until_the_gateway_has_paid_it()
    {
        var pending = new RefundView(Money.Idr(75_000), RefundStatus.Pending, null);
        Show(Cancelled(pending)).Markup.ShouldContain("Rp 75.000 is on its way back to you");
        Show(Cancelled(pending with { Status = RefundStatus.Success })).Markup.ShouldContain("Rp 75.000 has been given back to you");
    }

    [Fact]
    public void Who_paid_too_late_reads_that_everything_goes_back() =>
        Show(Booking(BookingStatus.Cancelled, Payment(PaymentStatus.Success), reason: CancellationReasons.SeatGone, refund: 150_000))
            .Find("p").TextContent.ShouldContain("Rp 150.000 goes back to you in full");

    [Theory]
    [InlineData(BookingStatus.PendingPayment, VisitState.Lapsed)]
    [InlineData(BookingStatus.Expired, VisitState.Lapsed)]
    [InlineData(BookingStatus.InProgress, VisitState.UnderWay)]
    [InlineData(BookingStatus.Completed, VisitState.Completed)]
    [InlineData(BookingStatus.NoShow, VisitState.Missed)]
    [InlineData(BookingStatus.PendingApproval, VisitState.Awaiting)]
    [InlineData(BookingStatus.Rejected, VisitState.Rejected)]
    public void Each_state_has_its_words_in_each_language(BookingStatus status, VisitState expected)
    {
        var booking = Booking(status);
        booking.At(Now).ShouldBe(expected);
        foreach (var language in new[] { "en", "id", "ja" })
        {
            Speak(language);
            Show(booking).Find("h1").TextContent.ShouldNotBe($"{expected.TextKey()}-title");
        }
    }

    [Fact]
    public void The_receipt_adds_up()
    {
        var paid = Booking(
            BookingStatus.Cancelled, Payment(PaymentStatus.PartiallyRefunded, new RefundView(Money.Idr(75_000), RefundStatus.Success, Now)), refund: 75_000);
        var receipt = Render<Receipt>(p => p.Add(r => r.Booking, paid));

        receipt.FindAll(".amount").Select(a => a.TextContent).ShouldBe(["Rp 150.000", "-Rp 75.000", "Rp 75.000"]);
    }

    private static BookingView Cancelled(RefundView refund) =>
        Booking(BookingStatus.Cancelled, Payment(PaymentStatus.Success, refund), reason: CancellationReasons.Owner, refund: 75_000);

    private IRenderedComponent<VisitStatus> Show(BookingView booking) =>
        Render<VisitStatus>(p => p.Add(s => s.Booking, booking).Add(s => s.State, booking.At(Now)).Add(s => s.Clock, new StandingClock()));
}
