using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Pets;

namespace PetPro.Tests.Core.Pets;

public sealed class VaccinePlanTests
{
    private static readonly DateOnly Born = new(2025, 1, 6);

    private static readonly Vaccine Dhpp =
        new("dhpp", ["dog"], "DHPP", "DHPP", "DHPP", true, 6, 4, 16, 1, 12, 36, 7, 30, ["dhppi", "eurican"], 1, true);

    private static readonly Vaccine Rabies =
        new("rabies", ["dog", "cat"], "Rabies", "Rabies", "狂犬病", true, 12, 4, 12, 1, 12, 12, 21, 0, ["rabisin", "var"], 2, true);

    private static readonly Vaccine Lepto =
        new("leptospirosis", ["dog"], "Leptospirosis", "Leptospirosis", "レプト", false, 8, 4, 12, 2, 12, 12, 14, 0, ["lepto", "dhppi l"], 3, true);

    private static readonly Gen<Vaccine> AnyVaccine =
        from isCore in Gen.Elements(true, false)
        from first in Gen.Choose(4, 16)
        from interval in Gen.Choose(2, 6)
        from until in Gen.Choose(4, 26)
        from doses in Gen.Choose(1, 3)
        from booster in Gen.Choose(6, 18)
        from more in Gen.Choose(0, 24)
        from protects in Gen.Choose(0, 28)
        from grace in Gen.Choose(0, 30)
        select new Vaccine("any", ["dog"], "", "", "", isCore, first, interval, until, doses, booster, booster + more, protects, grace, [], 1, true);

    private static readonly Gen<DateOnly?> AnyBirth =
        from known in Gen.Elements(true, true, false)
        from offset in Gen.Choose(-400, 400)
        select known ? Born.AddDays(offset) : (DateOnly?)null;

    private static readonly Gen<DateOnly[]> AnyDays = Gen.Choose(-100, 2400).Select(d => Born.AddDays(d)).ListOf().Select(days => days.ToArray());

    private static readonly Arbitrary<(Vaccine Vaccine, DateOnly? Birth, DateOnly[] Given, DateOnly Day)> AnyPlan = (
        from vaccine in AnyVaccine
        from birth in AnyBirth
        from given in AnyDays
        from day in Gen.Choose(-100, 2600)
        select (vaccine, birth, given, Born.AddDays(day))).ToArbitrary();

    [Fact]
    public void Never_before_the_least_interval_has_passed_since_any_dose_nor_before_the_first_age() =>
        Prop.ForAll(AnyPlan, p => DueOf(p.Vaccine, p.Birth, p.Given) is not { } due
            || (p.Given.All(g => due >= g.AddDays(p.Vaccine.IntervalWeeks * 7))
                && (p.Birth is not { } born || due >= born.AddDays(p.Vaccine.FirstWeeks * 7)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_dose_on_whatever_day_never_makes_the_next_one_due_earlier() =>
        Prop.ForAll(AnyPlan, p => DueOf(p.Vaccine, p.Birth, p.Given) is not { } before
            || DueOf(p.Vaccine, p.Birth, [.. p.Given, p.Day]) >= before).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_doses_are_written_down_says_nothing_and_one_day_counts_once() =>
        Prop.ForAll(AnyPlan, p => DueOf(p.Vaccine, p.Birth, p.Given) == DueOf(p.Vaccine, p.Birth, [.. p.Given.Reverse(), .. p.Given])).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_certificate_says_the_least_interval_is_kept() =>
        Prop.ForAll(AnyPlan, p => p.Given.Length == 0
            || PlanOf(p.Vaccine, p.Birth, p.Given.Select(g => new VaccineDose(g, Expires: p.Day))).NextDue >= p.Given.Max().AddDays(p.Vaccine.IntervalWeeks * 7))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_dose_given_by_the_day_that_the_plan_names_protects_on_the_day() =>
        Prop.ForAll(AnyPlan, p =>
        {
            var plan = PlanOf(p.Vaccine, p.Birth, p.Given.Select(g => new VaccineDose(g)));
            var by = plan.GiveBy(p.Day);
            return PlanOf(p.Vaccine, p.Birth, [.. p.Given.Select(g => new VaccineDose(g)), new VaccineDose(by)]).On(p.Day).IsCovered
                || p.Vaccine.ProtectsAfterDays > (p.Vaccine.IntervalWeeks * 7) + p.Vaccine.GraceDays;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_covered_without_a_dose_nor_by_one_that_comes_later() =>
        Prop.ForAll(AnyPlan, p => PlanOf(p.Vaccine, p.Birth, p.Given.Where(g => g > p.Day).Select(g => new VaccineDose(g))).On(p.Day).Kind == VaccineCoverKind.Missing)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_puppy_comes_every_four_weeks_until_sixteen_weeks_then_after_a_year_then_every_third_year()
    {
        DateOnly[] given = [];
        List<DateOnly> due = [];
        for (var i = 0; i < 6; i++)
        {
            due.Add(DueOf(Dhpp, Born, given)!.Value);
            given = [.. given, due[^1]];
        }

        due.ShouldBe([Born.AddDays(42), Born.AddDays(70), Born.AddDays(98), Born.AddDays(126), Born.AddDays(126).AddMonths(12), Born.AddDays(126).AddMonths(48)]);
    }

    [Fact]
    public void Of_an_animal_whose_birth_date_is_not_known_nothing_is_due_before_the_first_dose() =>
        DueOf(Rabies, null, []).ShouldBeNull();

    [Fact]
    public void An_animal_whose_birth_date_is_not_known_is_taken_for_grown()
    {
        DueOf(Rabies, null, [new(2026, 3, 1)]).ShouldBe(new DateOnly(2027, 3, 1));
        DueOf(Lepto, null, [new(2026, 3, 1)]).ShouldBe(new DateOnly(2026, 3, 29));
        DueOf(Lepto, null, [new(2026, 3, 1), new(2026, 3, 29)]).ShouldBe(new DateOnly(2027, 3, 29));
    }

    [Fact]
    public void What_not_every_animal_needs_is_due_only_once_it_was_begun() => DueOf(Lepto, Born, []).ShouldBeNull();

    [Theory]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2023-02-28", "2024-02-28")]
    [InlineData("2027-02-28", "2028-02-28")]
    public void A_year_after_a_leap_day_is_the_last_of_february(string given, string due) =>
        DueOf(Rabies, new DateOnly(2020, 2, 29), [Parse(given)]).ShouldBe(Parse(due));

    [Fact]
    public void A_series_counts_weeks_across_a_leap_day() =>
        DueOf(Dhpp, new DateOnly(2024, 1, 10), [new(2024, 2, 22)]).ShouldBe(new DateOnly(2024, 3, 21));

    [Fact]
    public void The_day_that_a_clinic_has_set_with_the_last_dose_stands_above_the_schedule()
    {
        VaccineDose first = new(new(2026, 1, 5), NextDue: new(2026, 1, 20));
        PlanOf(Rabies, Born, [first]).NextDue.ShouldBe(new DateOnly(2026, 1, 20));
        PlanOf(Rabies, Born, [first, new(new(2026, 2, 1))]).NextDue.ShouldBe(new DateOnly(2027, 2, 1));
    }

    [Fact]
    public void What_a_certificate_says_shortens_the_interval_and_never_lengthens_it()
    {
        PlanOf(Dhpp, null, [new(new(2026, 1, 5), Expires: new(2026, 7, 5))]).NextDue.ShouldBe(new DateOnly(2026, 7, 5));
        PlanOf(Dhpp, null, [new(new(2026, 1, 5), Expires: new(2030, 1, 5))]).NextDue.ShouldBe(new DateOnly(2027, 1, 5));
    }

    [Fact]
    public void A_first_dose_protects_after_three_weeks_and_a_timely_booster_at_once()
    {
        DateOnly given = new(2026, 1, 5);
        var plan = PlanOf(Rabies, null, [new(given)]);
        plan.On(given.AddDays(20)).ShouldBe(new VaccineCover(VaccineCoverKind.TooFresh, given.AddDays(21)));
        plan.On(given.AddDays(21)).IsCovered.ShouldBeTrue();
        plan.On(new(2027, 1, 5)).ShouldBe(new VaccineCover(VaccineCoverKind.Covered, new(2027, 1, 5)));
        plan.On(new(2027, 1, 6)).ShouldBe(new VaccineCover(VaccineCoverKind.RunsOut, new(2027, 1, 5)));
        PlanOf(Rabies, null, [new(given), new(new(2027, 1, 5))]).On(new(2027, 1, 6)).IsCovered.ShouldBeTrue();
        PlanOf(Rabies, null, [new(given), new(new(2027, 1, 6))]).On(new(2027, 1, 7)).Kind.ShouldBe(VaccineCoverKind.TooFresh);
    }

    [Fact]
    public void A_dose_for_a_day_is_given_the_same_day_where_it_continues_and_three_weeks_before_where_it_begins()
    {
        PlanOf(Rabies, null, []).GiveBy(new(2026, 6, 30)).ShouldBe(new DateOnly(2026, 6, 9));
        PlanOf(Rabies, null, [new(new(2025, 7, 1))]).GiveBy(new(2026, 6, 30)).ShouldBe(new DateOnly(2026, 6, 30));
    }

    [Fact]
    public void A_dose_for_a_day_after_the_protection_ends_is_given_on_its_last_day_at_the_latest() =>
        PlanOf(Rabies, null, [new(new(2025, 7, 1))]).GiveBy(new(2026, 7, 4)).ShouldBe(new DateOnly(2026, 7, 1));

    [Fact]
    public void A_dose_for_a_day_long_after_the_protection_has_ended_begins_a_new_one() =>
        PlanOf(Rabies, null, [new(new(2025, 7, 1))]).GiveBy(new(2026, 7, 30)).ShouldBe(new DateOnly(2026, 7, 9));

    [Fact]
    public void A_dose_that_was_late_by_less_than_the_days_of_grace_still_counts()
    {
        var plan = PlanOf(Dhpp, null, [new(new(2025, 1, 5))]);
        plan.On(new(2026, 2, 4)).IsCovered.ShouldBeTrue();
        plan.On(new(2026, 2, 5)).IsCovered.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Vaksin DHPPi+L", new[] { "dhpp", "leptospirosis" })]
    [InlineData("Eurican", new[] { "dhpp" })]
    [InlineData("RABISIN (booster)", new[] { "rabies" })]
    [InlineData("Obat cacing", new string[0])]
    [InlineData("Variasi", new string[0])]
    public void Free_text_names_the_vaccines_whose_words_stand_in_it(string text, string[] codes) =>
        Vaccine.Named([Dhpp, Rabies, Lepto], "dog", text).ShouldBe(codes);

    private static DateOnly Parse(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? DueOf(Vaccine vaccine, DateOnly? birth, DateOnly[] given) => PlanOf(vaccine, birth, given.Select(g => new VaccineDose(g))).NextDue;

    private static VaccinePlan PlanOf(Vaccine vaccine, DateOnly? birth, IEnumerable<VaccineDose> given) => new(vaccine, birth, given);
}
