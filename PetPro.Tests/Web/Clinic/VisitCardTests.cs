using Bunit;
using PetPro.Core.Bookings;
using PetPro.Core.Pets;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Clinic.Bookings;
using static PetPro.Tests.Web.Clinic.Visits;

namespace PetPro.Tests.Web.Clinic;

public sealed class VisitCardTests : ComponentTest
{
    private readonly List<VisitChoice> chosen = [];

    [Fact]
    public void Each_button_says_which_pet_it_is_about()
    {
        var card = Show(Visit(At(9), "Milo"), At(9, 2));

        card.FindAll("button").Select(b => b.GetAttribute("aria-label")).ShouldBe(["Check in: Milo, 09:00", "Start: Milo, 09:00", "No-show: Milo, 09:00"]);
    }

    [Fact]
    public void One_click_chooses_the_step()
    {
        var visit = Visit(At(9), "Milo");
        Show(visit, At(8, 58)).Find("button").Click();

        chosen.ShouldBe([new VisitChoice(visit.BookingId, "Milo", VisitStep.CheckIn)]);
    }

    [Fact]
    public void While_a_step_is_under_way_its_buttons_wait() =>
        Show(Visit(At(9)), At(9), isBusy: true).FindAll("button").ShouldAllBe(b => b.HasAttribute("disabled"));

    [Fact]
    public void Lateness_is_said_in_words()
    {
        Show(Visit(At(9)), At(9, 4)).FindAll(".visit-late").ShouldBeEmpty();
        Show(Visit(At(9)), At(9, 12)).Find(".visit-late").TextContent.ShouldBe("12 min late");
        Show(Visit(At(9), checkedInAt: At(10, 10)), At(10, 15)).Find(".visit-late").TextContent.ShouldBe("Came 1 h 10 min late");
    }

    [Fact]
    public void Who_waits_is_shown_with_how_long()
    {
        var card = Show(Visit(At(9), checkedInAt: At(8, 50)), At(9, 1));

        card.Find(".visit-since").TextContent.ShouldBe("since 08:50, waiting 11 min");
        card.FindAll("button").Single().TextContent.ShouldBe("Start");
    }

    [Theory]
    [InlineData("en", "Check in")]
    [InlineData("id", "Check-in")]
    [InlineData("ja", "受付")]
    public void It_speaks_the_readers_language(string language, string checkIn)
    {
        Speak(language);
        Show(Visit(At(9)), At(9)).Find("button").TextContent.ShouldBe(checkIn);
    }

    [Fact]
    public void The_age_is_reckoned_for_the_day_of_the_visit_and_nothing_medical_is_shown()
    {
        var patient = new Patient(
            "dog", "Dog", "Beagle", PetGender.Female, new DateOnly(2025, 3, 3), null,
            []);
        var sheet = Render<PatientSheet>(p => p.Add(s => s.Patient, patient).Add(s => s.On, Monday).Add(s => s.ClinicId, Guid.Empty));

        sheet.FindAll("dt").Select(t => t.TextContent).ShouldBe(["Species", "Sex", "Age"]);
        sheet.Markup.ShouldContain("11 months");
    }

    private IRenderedComponent<VisitCard> Show(ClinicVisit visit, DateTimeOffset now, bool isBusy = false) => Render<VisitCard>(p => p
        .Add(c => c.Visit, visit)
        .Add(c => c.ClinicId, Guid.NewGuid())
        .Add(c => c.Now, now)
        .Add(c => c.IsBusy, isBusy)
        .Add(c => c.OnChosen, choice => chosen.Add(choice)));
}
