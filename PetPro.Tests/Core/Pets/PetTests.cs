using PetPro.Core.Pets;

namespace PetPro.Tests.Core.Pets;

public sealed class PetTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly PetProfile Milo = new(" Milo ", "cat", " ", new DateOnly(2024, 2, 29), PetGender.Male, " 900123456789012 ");

    [Fact]
    public void What_is_blank_is_none_and_what_is_given_is_trimmed()
    {
        var pet = Pet.Register(Guid.NewGuid(), Milo, Today).Value;

        (pet.Name, pet.Breed, pet.MicrochipId).ShouldBe(("Milo", null, "900123456789012"));
    }

    [Theory]
    [InlineData("12345678901234")]
    [InlineData("1234567890123456")]
    [InlineData("90012345678901a")]
    [InlineData("９００１２３４５６７８９０１２")]
    public void A_microchip_has_fifteen_plain_digits(string chip) =>
        Refusals(Milo with { MicrochipId = chip }).ShouldBe([("microchipId", "microchip-format")]);

    [Fact]
    public void Every_wrong_field_is_named() =>
        Refusals(new PetProfile(new string('x', 101), "", null, Today.AddDays(1), PetGender.Unknown, null))
            .ShouldBe([("name", "too-long"), ("species", "required"), ("birthdate", "date-in-future")]);

    [Fact]
    public void A_pet_may_be_born_today() => Refusals(Milo with { Birthdate = Today }).ShouldBeEmpty();

    [Fact]
    public void A_refused_change_leaves_the_pet_as_it_was()
    {
        var pet = Pet.Register(Guid.NewGuid(), Milo, Today).Value;

        pet.Change(Milo with { Name = "" }, Today).IsOk.ShouldBeFalse();

        pet.Name.ShouldBe("Milo");
    }

    [Fact]
    public void The_weight_is_the_latest_by_date_however_late_an_older_one_is_written_down()
    {
        var pet = Pet.Register(Guid.NewGuid(), Milo, Today).Value;

        pet.Weigh(4.2m, Today.AddDays(-10), Today);
        pet.Weigh(3.9m, Today.AddDays(-40), Today);

        pet.Weight.ShouldBe(4.2m);
        pet.Weights.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("0.004", false)]
    [InlineData("0.005", true)]
    [InlineData("999.99", true)]
    [InlineData("999.995", false)]
    public void A_weight_is_what_a_pet_can_weigh(string kilograms, bool isPossible) =>
        Pet.Register(Guid.NewGuid(), Milo, Today).Value
            .Weigh(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture), Today, Today).IsOk.ShouldBe(isPossible);

    [Fact]
    public void Nobody_is_weighed_tomorrow() =>
        Pet.Register(Guid.NewGuid(), Milo, Today).Value.Weigh(4, Today.AddDays(1), Today).Error!.Fields.Single().Code.ShouldBe("date-in-future");

    [Fact]
    public void A_vaccination_lasts_beyond_the_day_it_was_given() =>
        Vaccination.GivenElsewhere(Guid.NewGuid(), "Rabies", Today, Today, Today).Error!.Fields.Single().Code.ShouldBe("expires-before-given");

    private static List<(string Field, string Code)> Refusals(PetProfile profile) => [.. profile.Check(Today).Select(f => (f.Field, f.Code))];
}
