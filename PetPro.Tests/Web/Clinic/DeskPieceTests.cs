using Bunit;
using PetPro.Data.Bookings;
using PetPro.Data.Desk;
using PetPro.Data.Pets;
using PetPro.Tests.Web.Components;
using PetPro.Web.Clinic.Bookings;
using static PetPro.Tests.Web.Clinic.Visits;

namespace PetPro.Tests.Web.Clinic;

public sealed class DeskPieceTests : ComponentTest
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void The_last_step_is_offered_back_for_a_minute(int secondsAfter, bool isOffered)
    {
        var visit = Visit(At(9), checkedInAt: At(8, 55));

        var card = Render<VisitCard>(p => p.Add(c => c.Visit, visit).Add(c => c.Now, At(8, 55).AddSeconds(secondsAfter)));

        card.FindAll("button.undo").Select(b => b.GetAttribute("aria-label")).ShouldBe(isOffered ? ["Undo “Check in”: Milo"] : []);
    }

    [Fact]
    public void A_request_says_how_long_there_is_to_answer_and_no_needs_words()
    {
        var request = new ClinicRequest(Guid.NewGuid(), "Operasi", "drh. Ayu", Guid.NewGuid(), "Milo", "dog", false, "Sari", "+6281", At(15), At(16), At(10, 30));
        (ClinicRequest Request, string Words)? rejected = null;
        var list = Render<RequestList>(p => p
            .Add(l => l.Requests, new ClinicRequests(3, [request]))
            .Add(l => l.Now, At(9))
            .Add(l => l.OnReject, r => rejected = r));

        list.Find(".request-left").TextContent.ShouldBe("1 h 30 min left to answer");
        list.Markup.ShouldContain("and 2 more");
        list.Find("button[aria-label^=Reject]").Click();
        list.Find(".button-danger").Click();
        (rejected, list.Find(".field-message").TextContent).ShouldBe((null, "This is needed."));
        list.Find("textarea").Input(" We are full. ");
        list.Find(".button-danger").Click();
        rejected.ShouldBe((request, "We are full."));
    }

    [Fact]
    public void What_is_dragged_shows_where_it_can_go_and_dropping_says_where_it_went()
    {
        var visit = Visit(At(9));
        var arrived = Visit(At(11), checkedInAt: At(10, 50));
        var time = new DeskTime(Guid.NewGuid(), At(10), At(10, 30), Bima.Id, Bima.Name);
        List<object?> told = [];
        var grid = Grid(Day(visit, arrived), [time], told);

        grid.FindAll("a.cal-visit").Select(a => a.GetAttribute("draggable")).ShouldBe(["true", "false"]);
        grid.Find("a.cal-visit").DragStart();
        grid.Find(".cal-target").TextContent.Trim().ShouldBe("Move to 10:00, drh. Bima");
        grid.Find(".cal-target").Drop();
        told.ShouldBe([visit, time]);
    }

    [Fact]
    public void Closed_time_is_drawn_within_the_day_and_a_click_asks_to_open_it()
    {
        var closed = new ClosedTime(Guid.NewGuid(), Ayu.Id, At(0).AddDays(-1), At(9), "Cuti");
        List<object?> told = [];
        var day = Day() with { Blocked = [closed] };
        var block = CalendarSheet.Of(CalendarView.Staff, day, null).Columns[0].Blocks.Single(b => b.Closed is not null);

        (block.Start, block.End).ShouldBe((At(8), At(9)));
        CalendarSheet.Of(CalendarView.Staff, day, null).Columns[1].Blocks.ShouldAllBe(b => b.Closed == null);
        var grid = Grid(day, [], told);
        grid.Find("button.is-closed").Click();
        told.ShouldBe([closed]);
    }

    [Fact]
    public void A_click_on_a_free_half_hour_tells_day_and_time()
    {
        List<object?> told = [];
        Grid(Day(), [], told).FindAll(".cal-free")[3].Click();

        told.ShouldBe([new FreeTime(Monday, new TimeOnly(9, 30), null)]);
    }

    [Fact]
    public void What_was_typed_of_a_new_owner_outlives_a_search()
    {
        var entry = new DeskEntry { SlotId = Guid.NewGuid(), OwnerName = "Budi", PetName = "Kopi", Species = "cat" };
        var sari = new FoundOwner(Guid.NewGuid(), "Sari W.", false, [new FoundPet(Guid.NewGuid(), "Milo", "dog")]);
        var found = new FoundOwners(Guid.NewGuid(), [sari]);
        entry.Choose(sari);
        var who = Render<DeskWho>(p => p.Add(w => w.Entry, entry).Add(w => w.Found, found).Add(w => w.Species, [new SpeciesChoice("dog", "Dog", [])]));

        who.Find("#pet").TextContent.ShouldContain("Milo · Dog");
        who.FindAll("#owner-name").ShouldBeEmpty();
        entry.ToVisit(found).ShouldSatisfyAllConditions(v => v.OwnerId.ShouldBe(sari.Id), v => v.LookupId.ShouldBe(found.LookupId), v => v.PetId.ShouldBe(sari.Pets[0].Id));
        who.FindAll("input[name=owner]")[1].Change(true);
        who.Find("#owner-name").GetAttribute("value").ShouldBe("Budi");
        entry.ToVisit(found).LookupId.ShouldBeNull();
    }

    private IRenderedComponent<CalendarGrid> Grid(ClinicVisits day, IReadOnlyList<DeskTime> targets, List<object?> told) => Render<CalendarGrid>(p => p
        .Add(g => g.Sheet, CalendarSheet.Of(CalendarView.Day, day, null))
        .Add(g => g.Label, "Monday")
        .Add(g => g.LocalNow, At(9, 10))
        .Add(g => g.VisitLink, id => $"?visit={id}")
        .Add(g => g.Targets, targets)
        .Add(g => g.OnDrag, v => told.Add(v))
        .Add(g => g.OnDrop, t => told.Add(t))
        .Add(g => g.OnFree, f => told.Add(f))
        .Add(g => g.OnClosed, c => told.Add(c)));
}
