using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Bookings;

namespace PetPro.Tests.Core.Bookings;

public sealed class WaitlistTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Service = Guid.CreateVersion7();
    private static readonly Guid[] Staff = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    private static readonly Gen<WaitlistEntry> AnyEntry =
        from first in Gen.Choose(0, 5)
        from length in Gen.Choose(0, 5)
        from hours in Gen.Elements((0, 24), (0, 12), (12, 17), (9, 10))
        from staff in Gen.Elements((Guid?)null, Staff[0], Staff[1])
        from joined in Gen.Choose(0, 20)
        select Join(
            new WaitlistWish(
                Today.AddDays(first),
                Today.AddDays(first + length),
                hours.Item1 == 0 ? null : new TimeOnly(hours.Item1, 0),
                hours.Item2 == 24 ? null : new TimeOnly(hours.Item2, 0),
                staff),
            Now.AddMinutes(joined));

    private static readonly Arbitrary<(WaitlistEntry[] Line, DateOnly Day, TimeOnly Time, Guid Staff)> AnyLine = (
        from line in AnyEntry.ArrayOf()
        from day in Gen.Choose(0, 11)
        from hour in Gen.Choose(0, 23)
        from staff in Gen.Elements(Staff)
        select (line, Today.AddDays(day), new TimeOnly(hour, 30), staff)).ToArbitrary();

    [Fact]
    public void The_first_in_line_is_somebody_whom_it_suits_and_before_whom_nobody_stands_whom_it_suits_too() =>
        Prop.ForAll(AnyLine, seat =>
        {
            var first = WaitlistEntry.FirstFor(seat.Line, Service, seat.Day, seat.Time, seat.Staff);
            var suited = seat.Line.Where(e => e.FirstDay <= seat.Day && seat.Day <= e.LastDay
                && (e.StaffId is null || e.StaffId == seat.Staff)
                && (e.FromTime is null || e.FromTime <= seat.Time) && (e.UntilTime is null || seat.Time < e.UntilTime)).ToList();
            return first is null
                ? suited.Count == 0
                : suited.Contains(first) && suited.TrueForAll(other => other.RankedAt > first.RankedAt
                    || (other.RankedAt == first.RankedAt && other.Id.CompareTo(first.Id) >= 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Offering_one_seat_after_the_other_reaches_everybody_whom_it_suits_once_in_the_order_of_joining() =>
        Prop.ForAll(AnyLine, seat =>
        {
            List<WaitlistEntry> reached = [];
            while (WaitlistEntry.FirstFor(seat.Line, Service, seat.Day, seat.Time, seat.Staff) is { } next)
            {
                next.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now);
                reached.Add(next);
            }

            return reached.Distinct().Count() == reached.Count
                && reached.SequenceEqual(reached.OrderBy(e => e.RankedAt).ThenBy(e => e.Id))
                && seat.Line.Except(reached).All(e => !e.Wish.Fits(seat.Day, seat.Time, seat.Staff));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_turns_a_time_down_keeps_the_place_and_who_does_not_answer_goes_to_the_end()
    {
        var (first, second) = (Join(Days(0, 3), Now), Join(Days(0, 3), Now.AddMinutes(1)));
        Offer(first);
        first.WaitOn();
        First(first, second).ShouldBe(first);

        Offer(first);
        first.LetLapse(Now.AddMinutes(20));
        First(first, second).ShouldBe(second);
    }

    [Fact]
    public void Who_does_not_answer_three_times_leaves_the_line()
    {
        var entry = Join(Days(0, 3), Now);
        for (var i = 0; i < WaitlistEntry.MostLapses; i++)
        {
            entry.Status.ShouldBe(WaitlistStatus.Waiting);
            Offer(entry);
            entry.LetLapse(Now.AddHours(i));
        }

        entry.Status.ShouldBe(WaitlistStatus.Ended);
        entry.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now).Error!.Code.ShouldBe("not-waiting");
    }

    [Fact]
    public void Taking_an_offer_leaves_as_much_time_to_pay_as_anybody_has_once()
    {
        var offer = Join(Days(0, 3), Now).Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now.AddMinutes(15)).Value;

        offer.Accept(Now.AddMinutes(14), Now.AddMinutes(24)).IsOk.ShouldBeTrue();
        offer.Accept(Now.AddMinutes(20), Now.AddMinutes(30)).IsOk.ShouldBeTrue();

        offer.ExpiresAt.ShouldBe(Now.AddMinutes(24));
        offer.Accept(Now.AddMinutes(24), Now.AddMinutes(34)).Error!.Code.ShouldBe("offer-gone");
    }

    [Fact]
    public void An_offer_that_is_over_stays_as_it_is()
    {
        var offer = Join(Days(0, 3), Now).Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now.AddMinutes(15)).Value;

        offer.Close(WaitlistOfferStatus.Declined).ShouldBeTrue();

        offer.Close(WaitlistOfferStatus.Lapsed).ShouldBeFalse();
        offer.Status.ShouldBe(WaitlistOfferStatus.Declined);
        offer.Accept(Now, Now).Error!.Code.ShouldBe("offer-gone");
    }

    [Theory]
    [InlineData(-1, 3, "firstDay")]
    [InlineData(3, 2, "lastDay")]
    [InlineData(0, 31, "lastDay")]
    public void Days_that_cannot_be_are_named(int first, int last, string field) =>
        WaitlistEntry.Join(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Service, Days(first, last), Today, Now)
            .Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);

    private static WaitlistWish Days(int first, int last) => new(Today.AddDays(first), Today.AddDays(last));

    private static WaitlistEntry Join(WaitlistWish wish, DateTimeOffset at) =>
        WaitlistEntry.Join(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Service, wish, Today, at).Value;

    private static void Offer(WaitlistEntry entry) => entry.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now.AddMinutes(15)).IsOk.ShouldBeTrue();

    private static WaitlistEntry? First(params WaitlistEntry[] line) =>
        WaitlistEntry.FirstFor(line, Service, Today.AddDays(1), new TimeOnly(9, 0), Staff[0]);
}
