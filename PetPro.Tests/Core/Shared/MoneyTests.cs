using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Shared;

public sealed class MoneyTests
{
    private static readonly Arbitrary<(long Amount, long[] Weights)> AnySplit = (
        from amount in Gen.Choose(-2_000_000_000, 2_000_000_000)
        from weights in Gen.NonEmptyListOf(Gen.Choose(0, 1_000_000))
        where weights.Exists(w => w > 0)
        select ((long)amount, weights.Select(w => (long)w).ToArray())).ToArbitrary();

    [Fact]
    public void The_parts_of_a_split_add_up_to_the_last_rupiah() =>
        Prop.ForAll(AnySplit, split => Money.Idr(split.Amount).Split(split.Weights).Sum(p => p.Amount) == split.Amount).QuickCheckThrowOnFailure();

    [Fact]
    public void No_part_is_a_rupiah_away_from_its_share() =>
        Prop.ForAll(AnySplit, split =>
        {
            var total = split.Weights.Sum();
            return Money.Idr(split.Amount).Split(split.Weights)
                .Zip(split.Weights, (part, weight) => Math.Abs(part.Amount - ((decimal)split.Amount * weight / total)))
                .All(distance => distance < 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_rounding_leaves_goes_to_the_largest_remainder_and_then_to_the_earlier_part()
    {
        Money.Idr(100).Split(1, 1, 1).Select(p => p.Amount).ShouldBe([34, 33, 33]);
        Money.Idr(-100).Split(1, 1, 1).Select(p => p.Amount).ShouldBe([-34, -33, -33]);
        Money.Idr(10).Split(1, 2).Select(p => p.Amount).ShouldBe([3, 7]);
    }

    [Fact]
    public void The_largest_amounts_are_split_without_overflow() =>
        Money.Idr(long.MaxValue).Split(long.MaxValue, long.MaxValue, 1).Sum(p => (decimal)p.Amount).ShouldBe(long.MaxValue);

    [Fact]
    public void Nothing_is_split_by_no_weight_or_by_one_below_zero()
    {
        Should.Throw<ArgumentException>(() => Money.Idr(1).Split(0, 0));
        Should.Throw<ArgumentException>(() => Money.Idr(1).Split(2, -1));
    }

    [Theory]
    [InlineData(150_000, "10", 15_000)]
    [InlineData(5, "50", 3)]
    [InlineData(-5, "50", -3)]
    [InlineData(99, "0.5", 0)]
    [InlineData(100, "0.5", 1)]
    public void A_share_is_rounded_half_away_from_zero(long amount, string percent, long share) =>
        Money.Idr(amount).Percent(decimal.Parse(percent, CultureInfo.InvariantCulture)).ShouldBe(Money.Idr(share));

    [Fact]
    public void Currencies_do_not_mix()
    {
        var dollar = new Money(1, "USD");

        Should.Throw<InvalidOperationException>(() => Money.Idr(1) + dollar);
        Should.Throw<InvalidOperationException>(() => Money.Idr(1) < dollar);
    }

    [Fact]
    public void A_sum_beyond_every_number_is_an_error_and_no_wrong_amount() =>
        Should.Throw<OverflowException>(() => Money.Idr(long.MaxValue) + Money.Idr(1));

    [Fact]
    public void It_is_written_the_same_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id-ID");
            Money.Idr(-1_250_000).ToString().ShouldBe("IDR -1250000");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
