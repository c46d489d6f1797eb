using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Clinics;

namespace PetPro.Tests.Core.Clinics;

public sealed class WeeklyHoursTests
{
    private static readonly Gen<DayHours> AnyDay =
        from open in Gen.Choose(0, 1400)
        from length in Gen.Choose(1, 1439)
        where open + length < 1440
        select Day(open, open + length);

    [Fact]
    public void What_two_days_share_is_what_both_cover() =>
        Prop.ForAll(AnyDay.Two().ToArbitrary(), both =>
        {
            var (a, b) = (both.Item1, both.Item2);
            var shared = a.And(b);
            return shared == b.And(a) && Enumerable.Range(0, 1440).Select(m => new TimeOnly(m / 60, m % 60)).All(time =>
                (Covers(a, time) && Covers(b, time)) == (shared is { } hours && Covers(hours, time)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_closes_after_it_opens() => Should.Throw<ArgumentException>(() => Day(600, 600));

    [Fact]
    public void A_day_that_is_not_there_is_a_day_off_and_equal_weeks_are_equal()
    {
        var week = Week((DayOfWeek.Monday, Day(540, 1080)), (DayOfWeek.Friday, Day(540, 1020)));

        week.On(DayOfWeek.Sunday).ShouldBeNull();
        week.ShouldBe(Week((DayOfWeek.Friday, Day(540, 1020)), (DayOfWeek.Monday, Day(540, 1080))));
        week.GetHashCode().ShouldBe(Week((DayOfWeek.Friday, Day(540, 1020)), (DayOfWeek.Monday, Day(540, 1080))).GetHashCode());
        week.ShouldNotBe(Week((DayOfWeek.Monday, Day(540, 1080))));
    }

    private static bool Covers(DayHours hours, TimeOnly time) => hours.Open <= time && time < hours.Close;

    private static DayHours Day(int open, int close) => new(new TimeOnly(open / 60, open % 60), new TimeOnly(close / 60, close % 60));

    private static WeeklyHours Week(params (DayOfWeek Day, DayHours Hours)[] days) => new(days.ToDictionary(d => d.Day, d => d.Hours));
}
