using Bunit;
using PetPro.Core.Bookings;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Clinic.Bookings;
using static PetPro.Tests.Web.Clinic.Visits;

namespace PetPro.Tests.Web.Clinic;

public sealed class CalendarTests : ComponentTest
{
    [Fact]
    public void What_overlaps_stands_side_by_side_and_what_only_touches_does_not()
    {
        var placed = SideBySide.Place([(1, 3), (2, 4), (4, 5), (3, 4)], t => At(t.Item1), t => At(t.Item2));

        placed.Select(p => (p.Item, p.Lane, p.Lanes)).ShouldBe([((1, 3), 0, 2), ((2, 4), 1, 2), ((3, 4), 0, 2), ((4, 5), 0, 1)], ignoreOrder: true);
    }

    [Fact]
    public void Nothing_in_a_lane_ever_overlaps_and_no_lane_is_wasted()
    {
        var random = new Random(7);
        var items = Enumerable.Range(0, 300).Select(_ => random.Next(0, 600)).Select(start => (Start: start, End: start + random.Next(5, 90))).ToList();

        var placed = SideBySide.Place(items, i => At(0).AddMinutes(i.Start), i => At(0).AddMinutes(i.End));

        placed.Count.ShouldBe(items.Count);
        foreach (var lane in placed.GroupBy(p => p.Lane))
        {
            var inOrder = lane.OrderBy(p => p.Item.Start).ToList();
            inOrder.Zip(inOrder.Skip(1)).ShouldAllBe(pair => pair.First.Item.End <= pair.Second.Item.Start);
        }

        placed.ShouldAllBe(p => p.Lane < p.Lanes);
    }

    [Fact]
    public void The_scale_covers_opening_hours_and_every_visit()
    {
        var sheet = CalendarSheet.Of(CalendarView.Day, Day(Visit(At(6, 30)), Visit(At(20, 45))), null);

        (sheet.FirstHour, sheet.LastHour).ShouldBe((6, 22));
        var usual = CalendarSheet.Of(CalendarView.Day, Day(), null);
        (usual.FirstHour, usual.LastHour).ShouldBe((8, 18));
    }

    [Fact]
    public void By_staff_each_has_a_column_of_their_own()
    {
        var sheet = CalendarSheet.Of(CalendarView.Staff, Day(Visit(At(9), staff: Ayu), Visit(At(9), staff: Bima)), null);

        sheet.Columns.Select(c => (c.Title, c.Lanes)).ShouldBe([("drh. Ayu", 1), ("drh. Bima", 1)]);
        CalendarSheet.Of(CalendarView.Day, Day(Visit(At(9), staff: Ayu), Visit(At(9), staff: Bima)), null).Columns.Single().Lanes.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-03-08", "2026-03-02")]
    [InlineData("2026-03-09", "2026-03-09")]
    public void Weeks_begin_on_Monday(string day, string monday) =>
        CalendarSheet.MondayOf(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(DateOnly.ParseExact(monday, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_visit_is_a_link_whose_words_tell_its_state_and_a_held_seat_is_none()
    {
        var visit = Visit(At(9), "Milo", BookingStatus.NoShow);
        var grid = Show(Day(visit));

        var link = grid.Find("a.cal-visit");
        link.GetAttribute("href").ShouldBe($"?visit={visit.BookingId}");
        link.TextContent.ShouldContain("Milo");
        link.TextContent.ShouldContain("No-show");
        grid.Find("span.is-held").TextContent.ShouldContain("Being booked");
    }

    [Fact]
    public void A_closed_day_says_so_and_a_day_of_other_hours_says_why()
    {
        var open = Day();
        var closed = open with { Days = [new ClinicDay(Monday, null, "Nyepi")] };

        Show(closed).Find(".cal-closed").TextContent.ShouldBe("Nyepi");
        Show(closed with { Days = [new ClinicDay(Monday, null, null)] }).Find(".cal-closed").TextContent.ShouldBe("Closed");
        Show(open).FindAll(".cal-closed").ShouldBeEmpty();
    }

    private IRenderedComponent<CalendarGrid> Show(ClinicVisits day) => Render<CalendarGrid>(p => p
        .Add(g => g.Sheet, CalendarSheet.Of(CalendarView.Day, day, null))
        .Add(g => g.Label, "Monday")
        .Add(g => g.LocalNow, At(9, 10))
        .Add(g => g.VisitLink, id => $"?visit={id}"));
}
