using Bunit;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

public sealed class CancelDialogTests : ComponentTest
{
    private readonly List<string?> confirmed = [];

    public CancelDialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void The_refund_stands_before_the_button_that_cancels()
    {
        var dialog = Show(50);
        var text = dialog.Find("[role=alertdialog]").TextContent;

        dialog.Find(".refund-amount").TextContent.ShouldBe("Rp 75.000");
        text.ShouldContain("50% of Rp 150.000");
        text.IndexOf("Rp 75.000", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Cancel the visit and get", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_confirmed_carries_the_persons_words()
    {
        var dialog = Show(100);
        dialog.Find("textarea").Change("Ibu sakit");
        dialog.Find(".button-danger").Click();

        confirmed.ShouldBe(["Ibu sakit"]);
    }

    [Fact]
    public void Where_nothing_goes_back_the_button_says_so() =>
        Show(0).Find(".button-danger").TextContent.ShouldBe("Cancel the visit without a refund");

    [Fact]
    public void A_refund_that_has_changed_is_said_beside_the_new_one()
    {
        var dialog = Show(50, Error.Conflict("refund-changed"));

        dialog.Find("[role=alert]").TextContent.ShouldContain("The refund has changed");
        dialog.Find(".refund-amount").TextContent.ShouldBe("Rp 75.000");
    }

    [Fact]
    public void The_rule_is_told_in_words_the_best_step_first() =>
        Render<RefundRule>(p => p.Add(r => r.Steps, [new RefundStep(2, 50), new RefundStep(48, 100), new RefundStep(1, 0)]))
            .FindAll("li").Select(li => li.TextContent).ShouldBe(["At least 2 days before: 100% back", "At least 2 h before: 50% back", "Later: nothing back"]);

    [Theory]
    [InlineData(72, "100%")]
    [InlineData(48, "100%")]
    [InlineData(3, "50%")]
    [InlineData(1, "nothing back")]
    public void The_step_that_counts_now_is_marked_and_says_until_when(int hoursBefore, string counts)
    {
        var startsAt = At(9, 9);
        var rule = Render<RefundRule>(p => p.Add(r => r.Steps, [new RefundStep(2, 50), new RefundStep(48, 100)])
            .Add(r => r.StartsAt, startsAt).Add(r => r.Now, startsAt.AddHours(-hoursBefore)));

        rule.FindAll("[aria-current=step]").ShouldHaveSingleItem().TextContent.ShouldContain(counts);
        rule.FindAll(".refund-now").Count.ShouldBe(1);
        rule.FindAll("li")[0].TextContent.ShouldContain("until");
    }

    [Fact]
    public void What_gives_back_another_share_than_its_step_is_not_marked() =>
        Show(50).FindAll(".refund-now").ShouldBeEmpty("A visit that was moved late keeps its smaller share");

    [Fact]
    public void For_all_pets_each_is_named_with_its_share_and_the_sum_stands_on_the_button()
    {
        var all = new GroupTerms([new PetTerms("Milo", Terms(100)), new PetTerms("Kopi", Terms(50))]);
        var dialog = Show(100, all: all);

        dialog.Find(".refund-amount").TextContent.ShouldBe("Rp 225.000");
        dialog.Find("[role=alertdialog]").TextContent.ShouldContain("Kopi: 50% of Rp 150.000");
        dialog.Find(".button-danger").TextContent.ShouldBe("Cancel all and get Rp 225.000 back");
    }

    private static CancellationTerms Terms(int percent) =>
        new(null, Money.Idr(150_000), Money.Idr(150_000).Percent(percent), percent, BookingRules.Default.RefundSteps, At(2, 9));

    private IRenderedComponent<CancelDialog> Show(int percent, Error? refusal = null, GroupTerms? all = null) =>
        Render<CancelDialog>(p => p.Add(d => d.Open, true).Add(d => d.Terms, Terms(percent)).Add(d => d.All, all).Add(d => d.Refusal, refusal)
            .Add(d => d.TimeZone, "Asia/Jakarta").Add(d => d.Now, At(2, 9).AddDays(-4)).Add(d => d.Confirmed, note => confirmed.Add(note)));
}
