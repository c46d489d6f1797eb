using Bunit;
using PetPro.Data.Pets;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

public sealed class PetChoiceTests : ComponentTest
{
    [Fact]
    public void Only_pets_that_the_service_is_for_can_be_chosen_and_it_says_why()
    {
        var choice = Show(["cat"], Pet("Milo", "dog"), Pet("Kopi", "cat"));

        choice.FindAll("input[type=radio]").Count.ShouldBe(1);
        choice.Find(".pet-choice").TextContent.ShouldContain("Kopi");
        choice.Markup.ShouldContain("Your other pets are not shown: this service is for cat.");
    }

    [Fact]
    public void Who_has_no_pet_is_sent_to_add_one_and_back()
    {
        var choice = Show([]);

        choice.Markup.ShouldContain("Add your pet first");
        choice.Find(".pet-add").GetAttribute("href").ShouldBe("/owner/pets/new?returnUrl=%2Fbook%2F1%3Fday%3D2026-11-22");
    }

    [Fact]
    public void Of_several_pets_one_or_more_are_chosen_in_the_order_in_which_they_come()
    {
        MyPet[] pets = [Pet("Milo"), Pet("Kopi"), Pet("Susu")];
        IReadOnlyList<Guid> chosen = [];
        var choice = Render<PetChoice>(p => p.Add(c => c.MaySeveral, true).Add(c => c.Pets, pets).Add(c => c.Service, Service()).Add(c => c.Selected, [pets[2].Id]).Add(c => c.Changed, ids => chosen = ids));

        choice.FindAll("input[type=checkbox]").Count.ShouldBe(3);
        choice.FindAll("input")[0].Change(true);
        chosen.ShouldBe([pets[2].Id, pets[0].Id]);
        choice.FindAll("input")[2].Change(false);
        chosen.ShouldBeEmpty();
    }

    private IRenderedComponent<PetChoice> Show(string[] species, params MyPet[] pets) => Render<PetChoice>(p => p
        .Add(c => c.Pets, pets).Add(c => c.Service, Service(species)).Add(c => c.ReturnTo, "/book/1?day=2026-11-22"));
}
