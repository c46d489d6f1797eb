using Bunit;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

/// <summary>What the person sees before a time is held.</summary>
public sealed class ChoiceSummaryTests : ComponentTest
{
    private static readonly ServiceToBook Seasonal = Service("dog") with
    {
        Deposit = Money.Idr(45_000),
        OtherPrices = [new DayPrice(Today.AddDays(3), Money.Idr(220_000), Money.Idr(66_000))],
    };

    [Fact]
    public void A_seasons_price_is_shown_as_soon_as_a_time_in_it_is_chosen()
    {
        var summary = Show(3, Pet("Milo"));

        summary.FindAll(".amount").Select(a => a.TextContent).ShouldBe(["Rp 220.000", "Rp 66.000", "Rp 154.000"]);
        summary.Markup.ShouldContain("On this day the price is Rp 220.000; usually it is Rp 150.000.");
        summary.Markup.ShouldContain("You pay Rp 66.000 now as a deposit; the remaining Rp 154.000 is paid at the clinic.");
    }

    [Fact]
    public void Outside_the_season_the_usual_price_is_shown()
    {
        var summary = Show(2, Pet("Milo"));

        summary.FindAll(".amount")[0].TextContent.ShouldBe("Rp 150.000");
        summary.Markup.ShouldNotContain("usually");
    }

    [Fact]
    public void For_several_pets_each_costs_the_seasons_price_and_the_sum_is_paid()
    {
        var summary = Show(3, Pet("Milo"), Pet("Kopi"));

        summary.FindAll(".summary-pets-each .amount").Select(a => a.TextContent).ShouldBe(["Rp 220.000", "Rp 220.000"]);
        summary.Find(".facts-total .amount").TextContent.ShouldBe("Rp 440.000");
        summary.Markup.ShouldContain("You pay Rp 132.000 now");
    }

    private IRenderedComponent<ChoiceSummary> Show(int days, params MyPet[] pets) => Render<ChoiceSummary>(p => p
        .Add(s => s.Service, Seasonal).Add(s => s.Pets, pets)
        .Add(s => s.Time, new TimeChoice(At(days, 9), [.. pets.Select((_, i) => new SlotChoice(Guid.NewGuid(), "drh. Ani") { StartsAt = At(days, 9, i * 30) })])));
}
