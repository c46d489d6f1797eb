using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Clinics;

namespace PetPro.Tests.Core.Clinics;

public sealed class BookingRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly Arbitrary<(BookingRules Rules, int Earlier, int Later)> AnyCancelling = (
        from steps in Gen.ListOf(
            from hours in Gen.Choose(0, 100)
            from percent in Gen.Choose(0, 100)
            select new RefundStep(hours, percent))
        from earlier in Gen.Choose(0, 6000)
        from later in Gen.Choose(0, earlier)
        select (new BookingRules(60, 28, [.. steps]), earlier, later)).ToArbitrary();

    [Theory]
    [InlineData(25 * 60, 100)]
    [InlineData(24 * 60, 100)]
    [InlineData((24 * 60) - 1, 50)]
    [InlineData(2 * 60, 50)]
    [InlineData((2 * 60) - 1, 0)]
    [InlineData(-10, 0)]
    public void Who_reaches_a_step_to_the_minute_gets_its_share(int minutesBefore, int percent) =>
        BookingRules.Default.RefundPercent(Start, Start.AddMinutes(-minutesBefore)).ShouldBe(percent);

    [Fact]
    public void Cancelling_later_never_gives_more_back_whatever_the_steps() =>
        Prop.ForAll(AnyCancelling, c =>
            c.Rules.RefundPercent(Start, Start.AddMinutes(-c.Earlier)) >= c.Rules.RefundPercent(Start, Start.AddMinutes(-c.Later)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_steps_says_nothing() =>
        new BookingRules(60, 28, [new RefundStep(2, 50), new RefundStep(48, 100), new RefundStep(24, 75)])
            .RefundPercent(Start, Start.AddHours(-30)).ShouldBe(75);

    [Fact]
    public void Without_steps_nothing_comes_back() =>
        new BookingRules(60, 28, []).RefundPercent(Start, Start.AddDays(-30)).ShouldBe(0);

    [Fact]
    public void An_instant_counts_whatever_its_offset() =>
        BookingRules.Default.RefundPercent(Start, Start.AddHours(-24).ToUniversalTime()).ShouldBe(100);
}
