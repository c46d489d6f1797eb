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

    private IRenderedComponent<CancelDialog> Show(int percent, Error? refusal = null)
    {
        var paid = Money.Idr(150_000);
        var terms = new CancellationTerms(null, paid, paid.Percent(percent), percent, BookingRules.Default.RefundSteps, At(2, 9));
        return Render<CancelDialog>(p => p.Add(d => d.Open, true).Add(d => d.Terms, terms).Add(d => d.Refusal, refusal).Add(d => d.Confirmed, note => confirmed.Add(note)));
    }
}
