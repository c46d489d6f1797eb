using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Ledger;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Bookings;

/// <summary>What cancelling and moving give back, whatever the clinic's steps are.</summary>
public sealed class RefundRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly Gen<BookingRules> AnyRules =
        from steps in Gen.ArrayOf(from hours in Gen.Choose(0, 96) from percent in Gen.Choose(0, 100) select new RefundStep(hours, percent))
        from notice in Gen.Choose(0, 300)
        select new BookingRules(notice, 28, steps);

    private static readonly Arbitrary<(BookingRules Rules, int Early, int Late)> AnyMoments = (
        from rules in AnyRules
        from early in Gen.Choose(-600, 6000)
        from later in Gen.Choose(0, 6000)
        select (rules, early, early - later)).ToArbitrary();

    [Fact]
    public void Who_cancels_later_never_gets_more_and_never_more_than_was_paid() =>
        Prop.ForAll(AnyMoments, m => Percent(m.Rules, m.Early) >= Percent(m.Rules, m.Late) && Percent(m.Rules, m.Early) is >= 0 and <= 100)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_step_holds_at_its_very_moment_and_one_second_later_no_more() =>
        Prop.ForAll(AnyRules.ToArbitrary(), rules => rules.RefundSteps.All(step =>
        {
            var at = Start.AddHours(-step.HoursBefore);
            var after = rules.RefundSteps.Where(s => s.HoursBefore < step.HoursBefore).Select(s => s.Percent).DefaultIfEmpty(0).Max();
            return rules.RefundPercent(Start, at) >= step.Percent && rules.RefundPercent(Start, at.AddSeconds(1)) == after;
        })).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("America/New_York", "2026-03-08T12:00")]
    [InlineData("America/New_York", "2026-11-01T12:00")]
    [InlineData("Europe/Berlin", "2026-03-29T12:00")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00")]
    public void Where_the_clocks_change_hours_are_hours_that_pass(string zone, string local)
    {
        var rules = new BookingRules(0, 28, [new RefundStep(24, 100), new RefundStep(2, 50)]);
        var start = LocalTime.ToInstant(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

        rules.RefundPercent(start, start.AddHours(-24)).ShouldBe(100);
        rules.RefundPercent(start, start.AddHours(-24).AddTicks(1)).ShouldBe(50);
        rules.RefundPercent(start, start.AddHours(-2)).ShouldBe(50);
        rules.RefundPercent(start, start.AddHours(-2).AddTicks(1)).ShouldBe(0);
    }

    [Fact]
    public void Moving_is_possible_as_long_as_something_would_go_back_and_the_clinic_takes_bookings() =>
        Prop.ForAll(AnyRules.ToArbitrary(), rules => MoveRule.Deadline(rules, Start) is var deadline
            && deadline <= Start.AddMinutes(-rules.NoticeMinutes)
            && (rules.RefundSteps.All(s => s.Percent == 0) || rules.RefundPercent(Start, deadline) > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_difference_of_a_move_is_never_more_than_what_lies_between() =>
        Prop.ForAll(
            (from kept in Gen.Choose(0, 1_000_000) from online in Gen.Choose(0, 1_000_000) from percent in Gen.Choose(0, 100) select (kept, online, percent)).ToArbitrary(),
            m => MoveRule.Difference(Money.Idr(m.kept), Money.Idr(m.online), m.percent).Amount is var difference
                && (m.online >= m.kept ? difference == m.online - m.kept : difference <= 0 && -difference <= m.kept - m.online)).QuickCheckThrowOnFailure();

    [Fact]
    public void Refunds_of_one_sale_in_whatever_steps_add_up_to_its_share_out_to_the_rupiah() =>
        Prop.ForAll(
            (from total in Gen.Choose(1, 3_000_000)
             from commission in Gen.Choose(0, 3000)
             from tax in Gen.Elements(0m, 11m)
             from cuts in Gen.ArrayOf(Gen.Choose(1, total))
             select (SaleSplit.Of(Money.Idr(total), commission / 100m, tax, 11), cuts)).ToArbitrary(),
            sold =>
            {
                var sale = FinancialEntry.ForBooking(Guid.Empty, Guid.Empty, Guid.Empty, sold.Item1, 10, "standard");
                var (before, sum) = (0L, sold.Item1 - sold.Item1);
                foreach (var upTo in sold.cuts.Order().Distinct())
                {
                    var entry = sale.Refund(Money.Idr(upTo - before), Money.Idr(before));
                    sum -= entry.Split;
                    before = upTo;
                }

                return sum == sold.Item1.Part(Money.Idr(before));
            }).QuickCheckThrowOnFailure();

    private static int Percent(BookingRules rules, int minutesBefore) => rules.RefundPercent(Start, Start.AddMinutes(-minutesBefore));
}
