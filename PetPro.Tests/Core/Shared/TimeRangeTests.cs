using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Shared;

public sealed class TimeRangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<TimeRange> AnyRange =
        from start in Gen.Choose(0, 200)
        from length in Gen.Choose(1, 60)
        select Range(start, start + length);

    [Fact]
    public void Two_overlap_exactly_when_they_share_a_minute() =>
        Prop.ForAll(AnyRange.Two().ToArbitrary(), both =>
        {
            var (a, b) = (both.Item1, both.Item2);
            var shared = Enumerable.Range(0, 300).Any(m => a.Contains(Noon.AddMinutes(m)) && b.Contains(Noon.AddMinutes(m)));
            return a.Overlaps(b) == shared && b.Overlaps(a) == shared;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neighbours_do_not_overlap_and_the_start_belongs_to_the_range_but_not_the_end()
    {
        var range = Range(0, 30);

        range.Overlaps(Range(30, 60)).ShouldBeFalse();
        Range(30, 60).Overlaps(range).ShouldBeFalse();
        range.Contains(Noon).ShouldBeTrue();
        range.Contains(Noon.AddMinutes(30)).ShouldBeFalse();
        range.Length.ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void It_ends_after_it_starts(int minutes) => Should.Throw<ArgumentException>(() => Range(0, minutes));

    private static TimeRange Range(int from, int to) => new(Noon.AddMinutes(from), Noon.AddMinutes(to));
}
