using Bunit;
using Microsoft.AspNetCore.Components.Web;
using PetPro.Web.Components;

namespace PetPro.Tests.Web.Components;

public sealed class DialogTests : ComponentTest
{
    private int confirmed;
    private int cancelled;

    public DialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void A_closed_dialog_is_not_there() => Dialog(open: false).Markup.Trim().ShouldBeEmpty();

    [Fact]
    public void It_is_named_and_described_and_its_button_names_the_deed()
    {
        var dialog = Dialog();
        var box = dialog.Find("[role=alertdialog]");
        box.GetAttribute("aria-modal").ShouldBe("true");
        dialog.Find($"#{box.GetAttribute("aria-labelledby")}").TextContent.ShouldBe("Cancel the visit?");
        dialog.Find($"#{box.GetAttribute("aria-describedby")}").TextContent.ShouldContain("Rp 75.000");
        dialog.FindAll("button")[1].TextContent.ShouldBe("Cancel the visit");
    }

    [Fact]
    public void Each_button_calls_back()
    {
        var dialog = Dialog();
        dialog.FindAll("button")[0].Click();
        dialog.FindAll("button")[1].Click();
        (cancelled, confirmed).ShouldBe((1, 1));
    }

    [Fact]
    public void Escape_means_no_but_not_while_it_is_being_done()
    {
        Dialog().Find("[role=alertdialog]").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        cancelled.ShouldBe(1);
        var busy = Dialog(busy: true);
        busy.Find("[role=alertdialog]").KeyDown(new KeyboardEventArgs { Key = "Escape" });
        cancelled.ShouldBe(1);
        busy.FindAll("button").ShouldAllBe(button => button.HasAttribute("disabled"));
    }

    [Fact]
    public void The_harmless_button_has_the_focus_first()
    {
        Dialog();
        JSInterop.Invocations.Count(call => call.Identifier.EndsWith("focus", StringComparison.Ordinal)).ShouldBe(1);
    }

    private IRenderedComponent<ConfirmDialog> Dialog(bool open = true, bool busy = false) => Render<ConfirmDialog>(p => p
        .Add(d => d.Open, open)
        .Add(d => d.Busy, busy)
        .Add(d => d.Title, "Cancel the visit?")
        .Add(d => d.ConfirmText, "Cancel the visit")
        .Add(d => d.OnConfirm, () => confirmed++)
        .Add(d => d.OnCancel, () => cancelled++)
        .AddChildContent("<p>You get Rp 75.000 back.</p>"));
}
