using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Ledger;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Ledger;

public sealed class SaleSplitTests
{
    private static readonly Arbitrary<(SaleSplit Split, Money Part)> AnySale = (
        from total in Gen.Choose(0, 100_000_000)
        from commission in Gen.Choose(0, 9000)
        from serviceTax in Gen.Elements(0m, 11m, 12m)
        from feeTax in Gen.Elements(0m, 11m)
        from part in Gen.Choose(0, total)
        select (SaleSplit.Of(Money.Idr(total), commission / 100m, serviceTax, feeTax), Money.Idr(part))).ToArbitrary();

    [Fact]
    public void The_four_add_up_to_the_total_and_nobody_is_below_zero() =>
        Prop.ForAll(AnySale, sale => AddsUp(sale.Split) && Four(sale.Split).All(m => m >= Money.Zero)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_adds_up_too_and_bears_its_proportion_of_each() =>
        Prop.ForAll(AnySale, sale =>
        {
            var part = sale.Split.Part(sale.Part);
            return AddsUp(part) && part.Total == sale.Part
                && Four(part).Zip(Four(sale.Split)).All(pair => pair.First >= Money.Zero && pair.First <= pair.Second);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_whole_as_a_part_is_the_sale_itself() =>
        Prop.ForAll(AnySale, sale => sale.Split.Part(sale.Split.Total) == sale.Split).QuickCheckThrowOnFailure();

    [Fact]
    public void An_exempt_visit_bears_tax_on_the_commission_only() =>
        SaleSplit.Of(Money.Idr(150_000), 10, 0, 11).ShouldBe(
            new SaleSplit(Money.Idr(150_000), Money.Idr(15_000), Money.Idr(1_650), Money.Zero, Money.Idr(133_350)));

    [Fact]
    public void In_a_taxed_price_the_tax_is_contained_and_the_commission_is_of_what_remains() =>
        SaleSplit.Of(Money.Idr(111_000), 10, 11, 11).ShouldBe(
            new SaleSplit(Money.Idr(111_000), Money.Idr(10_000), Money.Idr(1_100), Money.Idr(11_000), Money.Idr(88_900)));

    [Fact]
    public void A_commission_that_leaves_no_room_for_its_tax_is_a_defect() =>
        Should.Throw<ArgumentOutOfRangeException>(() => SaleSplit.Of(Money.Idr(100), 95, 0, 11));

    [Fact]
    public void The_rate_of_a_day_is_the_last_that_holds_by_then()
    {
        TaxRate[] rates = [new("standard", new DateOnly(2022, 4, 1), 11), new("standard", new DateOnly(2027, 1, 1), 12), new("exempt", new DateOnly(1970, 1, 1), 0)];

        TaxRate.On(rates, "standard", new DateOnly(2026, 12, 31)).ShouldBe(11);
        TaxRate.On(rates, "standard", new DateOnly(2027, 1, 1)).ShouldBe(12);
        Should.Throw<InvalidOperationException>(() => TaxRate.On(rates, "standard", new DateOnly(2022, 3, 31)));
    }

    private static Money[] Four(SaleSplit split) => [split.PlatformFee, split.FeeTax, split.ServiceTax, split.ClinicAmount];

    private static bool AddsUp(SaleSplit split) => Four(split).Aggregate(Money.Zero, (sum, m) => sum + m) == split.Total;
}
