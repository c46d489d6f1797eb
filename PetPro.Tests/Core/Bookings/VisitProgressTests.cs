using PetPro.Core.Bookings;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

public sealed class VisitProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<VisitStage, int> StagesAndMinutes => new(
        from stage in Enum.GetValues<VisitStage>()
        from minutes in new[] { -60, 0, 10 }
        select (stage, minutes));

    [Theory]
    [MemberData(nameof(StagesAndMinutes))]
    public void What_is_offered_is_what_the_booking_takes(VisitStage stage, int minutesAfterStart)
    {
        var now = Start.AddMinutes(minutesAfterStart);
        var offered = VisitProgress.Possible(stage, Start, now);

        foreach (var step in Enum.GetValues<VisitStep>())
        {
            var booking = In(stage);
            var taken = Take(booking, step, now).IsOk && VisitProgress.StageOf(booking.Status, booking.CheckedInAt) != stage;
            offered.Contains(step).ShouldBe(taken, $"{step} from {stage}");
        }
    }

    [Fact]
    public void Nothing_is_offered_for_a_visit_of_another_day() =>
        VisitProgress.Possible(VisitStage.Expected, Start, Start.AddHours(-13)).ShouldBeEmpty();

    [Fact]
    public void Who_has_not_come_is_late_after_the_grace_and_who_came_late_stays_so()
    {
        Late(null, 5).ShouldBe(TimeSpan.Zero);
        Late(null, 6).ShouldBe(TimeSpan.FromMinutes(6));
        Late(Start.AddMinutes(8), 60).ShouldBe(TimeSpan.FromMinutes(8));
        Late(Start.AddMinutes(-3), 60).ShouldBe(TimeSpan.Zero);

        static TimeSpan Late(DateTimeOffset? came, int minutes) =>
            VisitProgress.Lateness(BookingStatus.Confirmed, Start, came, Start.AddMinutes(minutes));
    }

    [Theory]
    [InlineData(BookingStatus.PendingPayment)]
    [InlineData(BookingStatus.Expired)]
    [InlineData(BookingStatus.Cancelled)]
    public void What_the_clinic_has_no_visit_of_has_no_stage(BookingStatus status) => VisitProgress.StageOf(status, null).ShouldBeNull();

    private static Booking In(VisitStage stage)
    {
        var hold = Reservation.Hold(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Start);
        var booking = Booking.Begin(hold, Guid.NewGuid(), Money.Idr(150_000));
        booking.Confirm(Guid.NewGuid(), new DateOnly(2026, 3, 2), new TimeOnly(9, 0));
        VisitStep[] way = stage switch
        {
            VisitStage.Expected => [],
            VisitStage.Arrived => [VisitStep.CheckIn],
            VisitStage.InVisit => [VisitStep.Start],
            VisitStage.Done => [VisitStep.Start, VisitStep.Complete],
            _ => [VisitStep.MarkNoShow],
        };
        foreach (var step in way)
        {
            Take(booking, step, Start).IsOk.ShouldBeTrue();
        }

        return booking;
    }

    private static Result Take(Booking booking, VisitStep step, DateTimeOffset now) => step switch
    {
        VisitStep.CheckIn => booking.CheckIn(now),
        VisitStep.Start => booking.Start(now),
        VisitStep.Complete => booking.Complete(now),
        _ => booking.MarkNoShow(Start, now),
    };
}
