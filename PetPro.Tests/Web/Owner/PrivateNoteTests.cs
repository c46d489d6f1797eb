using Bunit;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;

namespace PetPro.Tests.Web.Owner;

public sealed class PrivateNoteTests : ComponentTest
{
    private readonly List<(string Text, int Seen)> saved = [];
    private OwnNote stands = new("Blue carrier", 3);

    public PrivateNoteTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void What_is_typed_is_kept_on_top_of_what_was_seen()
    {
        var note = Show();
        note.Find("textarea").Input("Red carrier");
        note.Find("form").Submit();

        saved.ShouldBe([("Red carrier", 3)]);
        note.Find("[role=status]").TextContent.ShouldBe("Saved.");
    }

    [Fact]
    public void Who_was_overtaken_sees_both_and_loses_nothing()
    {
        var note = Show();
        stands = new("Green carrier", 4);
        note.Find("textarea").Input("Red carrier");
        note.Find("form").Submit();

        saved.ShouldBeEmpty();
        note.Find(".own-note-words").TextContent.ShouldBe("Green carrier");
        note.Find("textarea").GetAttribute("value").ShouldBe("Red carrier");
        note.Find("form").Submit();
        saved.ShouldBe([("Red carrier", 4)]);
    }

    [Fact]
    public void The_others_words_can_be_taken()
    {
        var note = Show();
        stands = new("Green carrier", 4);
        note.Find("textarea").Input("Red carrier");
        note.Find("form").Submit();
        note.Find(".button-small").Click();

        note.Find("textarea").GetAttribute("value").ShouldBe("Green carrier");
        note.FindAll(".own-note-words").ShouldBeEmpty();
    }

    private IRenderedComponent<PrivateNote> Show() => Render<PrivateNote>(ps => ps
        .Add(c => c.Kept, stands)
        .Add(c => c.Save, KeepAsync)
        .Add(c => c.Reload, () => Task.FromResult<OwnNote?>(stands)));

    private Task<Result<int>> KeepAsync(string text, int seen)
    {
        if (seen != stands.Version)
        {
            return Task.FromResult<Result<int>>(Error.Conflict("own-note-changed"));
        }

        saved.Add((text, seen));
        stands = new(text, seen + 1);
        return Task.FromResult<Result<int>>(seen + 1);
    }
}
