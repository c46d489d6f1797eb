using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Records;

namespace PetPro.Tests.Core.Records;

public sealed class DosingTests
{
    /// <summary>Weights from 10 g to 999 kg, doses and strengths over four orders of magnitude, with and without a maximum.</summary>
    private static readonly Arbitrary<DoseWanted> Doses = (
        from grams in Gen.Choose(1, 99_999)
        from dose in Gen.Choose(1, 500_000)
        from slack in Gen.Choose(-1, 100)
        from strength in Gen.Choose(1, 1_000_000)
        from unit in Gen.Elements(Enum.GetValues<DoseUnit>())
        select new DoseWanted(grams / 100m, dose / 1000m, slack < 0 ? null : dose / 1000m * (1 + (slack / 100m)), strength / 100m, unit)).ToArbitrary();

    [Fact]
    public void A_dose_is_whole_steps_and_never_above_the_maximum() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Doses, wanted =>
    {
        var dose = Dosing.Calculate(wanted);
        return !dose.IsOk
            || (dose.Value.Units > 0
                && dose.Value.Units % Dosing.StepOf(wanted.Unit) == 0
                && dose.Value.Mg == dose.Value.Units * wanted.MgPerUnit
                && (wanted.MostMgPerKg is not { } most || dose.Value.Mg <= most * wanted.Kilograms));
    }));

    [Fact]
    public void Without_a_maximum_a_dose_is_off_by_half_a_step_at_most() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Doses, wanted =>
    {
        var dose = Dosing.Calculate(wanted with { MostMgPerKg = null });
        var exact = wanted.MgPerKg * wanted.Kilograms / wanted.MgPerUnit;
        return !dose.IsOk || Math.Abs(dose.Value.Units - exact) <= Dosing.StepOf(wanted.Unit) / 2;
    }));

    [Fact]
    public void A_heavier_animal_never_gets_less() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Doses, wanted =>
    {
        var light = Dosing.Calculate(wanted);
        var heavy = Dosing.Calculate(wanted with { Kilograms = Math.Min(999.99m, wanted.Kilograms * 1.5m) });
        return !light.IsOk || !heavy.IsOk || heavy.Value.Units >= light.Value.Units;
    }));

    [Theory]
    [InlineData(10, 12.5, null, 250, DoseUnit.Tablet, 0.5)]
    [InlineData(4.2, 10, null, 50, DoseUnit.Millilitre, 0.8)]
    [InlineData(11, 12.5, null, 250, DoseUnit.Tablet, 0.5)]
    [InlineData(12.5, 12.5, null, 250, DoseUnit.Tablet, 0.75)]
    [InlineData(12.5, 12.5, 14.0, 250, DoseUnit.Tablet, 0.5)]
    [InlineData(20, 2, null, 30, DoseUnit.Capsule, 1)]
    [InlineData(25, 2, null, 30, DoseUnit.Capsule, 2)]
    public void Doses_as_a_vet_would_reckon_them(double kilograms, double mgPerKg, double? most, double strength, DoseUnit unit, double units) =>
        Dosing.Calculate(new DoseWanted((decimal)kilograms, (decimal)mgPerKg, (decimal?)most, (decimal)strength, unit)).Value.Units.ShouldBe((decimal)units);

    [Fact]
    public void More_than_the_maximum_is_refused_and_named()
    {
        var refused = Dosing.Calculate(new DoseWanted(10, 12.6m, 12.5m, 250, DoseUnit.Tablet)).Error!.Fields.ShouldHaveSingleItem();

        (refused.Field, refused.Code).ShouldBe(("mgPerKg", "dose-above-max"));
        Dosing.Calculate(new DoseWanted(10, 12.5m, 12.5m, 250, DoseUnit.Tablet)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_measured_out_is_refused()
    {
        var refused = Dosing.Calculate(new DoseWanted(0.4m, 1, null, 250, DoseUnit.Tablet)).Error!.Fields.ShouldHaveSingleItem();

        (refused.Field, refused.Code).ShouldBe(("mgPerUnit", "dose-below-step"));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1000, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, -2, 1)]
    [InlineData(1, 2001, 1)]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 10001)]
    public void Numbers_that_cannot_be_are_refused(double kilograms, double mgPerKg, double strength) =>
        Dosing.Calculate(new DoseWanted((decimal)kilograms, (decimal)mgPerKg, null, (decimal)strength, DoseUnit.Millilitre)).IsOk.ShouldBeFalse();

    [Fact]
    public void A_dose_that_rounding_moves_far_is_marked()
    {
        Dosing.Calculate(new DoseWanted(20, 2, null, 30, DoseUnit.Capsule)).Value.IsFarOff.ShouldBeTrue();
        Dosing.Calculate(new DoseWanted(10, 12.5m, null, 250, DoseUnit.Tablet)).Value.IsFarOff.ShouldBeFalse();
    }

    [Theory]
    [InlineData(DoseUnit.Tablet, 0.75, 2, 7, 11)]
    [InlineData(DoseUnit.Millilitre, 0.8, 3, 5, 12)]
    [InlineData(DoseUnit.Capsule, 1, 1, 10, 10)]
    public void A_course_is_counted_out_with_begun_tablets_whole(DoseUnit unit, double units, int times, int days, double total) =>
        Dosing.Total(new Dose((decimal)units, 1, 1, 0), unit, times, days).ShouldBe((decimal)total);
}
