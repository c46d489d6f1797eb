using System.Text.RegularExpressions;
using Bunit;
using PetPro.Tests.Architecture;
using PetPro.Web.Components;

namespace PetPro.Tests.Web.Components;

public sealed partial class PieceTests : ComponentTest
{
    [Fact]
    public void An_empty_list_says_why_and_leads_on()
    {
        var empty = Render<EmptyState>(p => p
            .Add(e => e.Title, "No visits yet")
            .Add(e => e.Text, "Find a clinic and book one.")
            .AddChildContent("<a href=\"/clinics\">Find</a>"));
        empty.Find(".empty-title").TextContent.ShouldBe("No visits yet");
        empty.Find("a").GetAttribute("href").ShouldBe("/clinics");
    }

    [Fact]
    public void Stars_are_one_picture_with_a_name()
    {
        var rating = Render<Rating>(p => p.Add(r => r.Value, 4.3m).Add(r => r.Count, 17));
        rating.Find("[role=img]").GetAttribute("aria-label").ShouldBe("4.3 of 5 stars");
        rating.FindAll("svg svg").Select(star => star.GetAttribute("width")).ShouldBe(["20", "20", "20", "20", "6"]);
        rating.Markup.ShouldContain("(17 reviews)");
    }

    [Fact]
    public void Stars_speak_the_language_of_the_page()
    {
        Speak("id");
        Render<Rating>(p => p.Add(r => r.Value, 4.3m).Add(r => r.Count, 17)).Find("[role=img]").GetAttribute("aria-label").ShouldBe("4,3 dari 5 bintang");
    }

    [Fact]
    public void No_review_is_no_bad_review() =>
        Render<Rating>(p => p.Add(r => r.Value, 0).Add(r => r.Count, 0)).FindAll("svg").ShouldBeEmpty();

    [Fact]
    public void Choosing_a_star_tells_how_many()
    {
        var chosen = 0;
        var input = Render<RatingInput>(p => p.Add(r => r.Label, "How was it?").Add(r => r.ValueChanged, value => chosen = value));
        input.FindAll("input[type=radio]")[3].Change(true);
        chosen.ShouldBe(4);
        input.Find("legend").TextContent.ShouldBe("How was it?");
    }

    [Fact]
    public void A_picture_that_is_missing_leaves_the_initials_without_titles()
    {
        Render<Photo>(p => p.Add(i => i.Name, "drh. Sari Dewi Lestari, M.Si.")).Find(".photo-none").TextContent.ShouldBe("SL");
        Render<Photo>(p => p.Add(i => i.Name, "Mochi")).Find(".photo-none").TextContent.ShouldBe("M");
        Render<Photo>(p => p.Add(i => i.Name, "")).Find(".photo-none").TextContent.ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_beside_its_name_is_silent() =>
        Render<Photo>(p => p.Add(i => i.Name, "Mochi").Add(i => i.Src, "/files/a")).Find("img").GetAttribute("alt").ShouldBe("");

    [Fact]
    public void The_pager_leads_on_and_back_by_links_where_there_is_no_circuit()
    {
        var pager = Render<Pager>(p => p.Add(x => x.FirstHref, "/clinics").Add(x => x.NextHref, "/clinics?after=x"));
        pager.FindAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["/clinics", "/clinics?after=x"]);
        pager.Find("a[rel=next]").TextContent.ShouldContain("Next");
    }

    [Fact]
    public void The_pager_asks_for_more_by_a_button_in_portals()
    {
        var asked = 0;
        var pager = Render<Pager>(p => p.Add(x => x.HasNext, true).Add(x => x.OnNext, () => asked++));
        pager.Find("button").Click();
        asked.ShouldBe(1);
    }

    [Fact]
    public void A_list_that_ends_has_no_pager() => Render<Pager>().Markup.Trim().ShouldBeEmpty();

    [Fact]
    public void Progress_is_named_and_may_be_of_unknown_length()
    {
        var bar = Render<ProgressBar>(p => p.Add(x => x.Label, "Saving")).Find("progress");
        bar.GetAttribute("aria-label").ShouldBe("Saving");
        bar.HasAttribute("value").ShouldBeFalse();
        Render<ProgressBar>(p => p.Add(x => x.Label, "Saving").Add(x => x.Percent, 40)).Find("progress").GetAttribute("value").ShouldBe("40");
    }

    [Fact]
    public void An_announcement_has_its_place_before_there_is_a_text()
    {
        var announcement = Render<Announcement>(p => p.Add(x => x.Text, null));
        announcement.Find("[aria-live=polite]").TextContent.Trim().ShouldBeEmpty();
        announcement.Render(p => p.Add(x => x.Text, "Saved"));
        announcement.Find("[aria-live=polite]").TextContent.ShouldContain("Saved");
    }

    [Fact]
    public void A_page_has_one_heading_and_may_lead_back()
    {
        var header = Render<PageHeader>(p => p.Add(x => x.Title, "Visits").Add(x => x.BackHref, "/owner").Add(x => x.BackText, "Back"));
        header.FindAll("h1").Single().TextContent.ShouldBe("Visits");
        header.Find("a.back-link").GetAttribute("href").ShouldBe("/owner");
    }

    [Fact]
    public void Every_icon_that_a_page_names_can_be_drawn()
    {
        var names = Sources.Of("PetPro.Web", ".razor").SelectMany(file => IconName().Matches(file.Text)).Select(m => m.Groups[1].Value).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(15);
        foreach (var name in names)
        {
            Render<Icon>(p => p.Add(i => i.Name, name)).Find("svg").GetAttribute("aria-hidden").ShouldBe("true");
        }
    }

    [GeneratedRegex("(?:<Icon Name|\\bIcon)=\"([a-z-]+)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IconName();
}
