using PetPro.Core.Bookings;
using PetPro.Web.Clinic.Bookings;
using static PetPro.Tests.Web.Clinic.Visits;

namespace PetPro.Tests.Web.Clinic;

public sealed class TodayBoardTests
{
    [Fact]
    public void Visits_stand_in_the_column_of_their_stage()
    {
        var board = TodayBoard.Of(
            Day(
                Visit(At(9), "Requested", BookingStatus.PendingApproval),
                Visit(At(9), "Expected"),
                Visit(At(9), "Arrived", checkedInAt: At(8, 55)),
                Visit(At(8), "InVisit", BookingStatus.InProgress, checkedInAt: At(8)),
                Visit(At(8), "Done", BookingStatus.Completed, checkedInAt: At(8)),
                Visit(At(8), "NoShow", BookingStatus.NoShow)),
            null,
            "");

        foreach (var stage in Enum.GetValues<VisitStage>())
        {
            board[stage].Single().PetName.ShouldBe(stage.ToString());
        }
    }

    [Fact]
    public void Next_up_is_who_waits_before_who_is_still_expected()
    {
        var expected = Visit(At(9), "Luna");
        var waiting = Visit(At(10), "Milo", checkedInAt: At(8, 50));

        TodayBoard.Of(Day(expected, waiting), null, "").NextUp.ShouldBe(waiting);
        TodayBoard.Of(Day(expected), null, "").NextUp.ShouldBe(expected);
        TodayBoard.Of(Day(Visit(At(8), status: BookingStatus.NoShow)), null, "").NextUp.ShouldBeNull();
    }

    [Theory]
    [InlineData("p346-79cd", true)]
    [InlineData("346 79", true)]
    [InlineData("MILO", true)]
    [InlineData("sari", true)]
    [InlineData("0812", false)]
    [InlineData("81234567", true)]
    [InlineData("jose", true)]
    [InlineData("nobody", false)]
    [InlineData("-", false)]
    [InlineData(" ", true)]
    public void A_visit_is_found_by_code_name_or_phone_however_it_is_typed(string typed, bool isFound) =>
        TodayBoard.Of(Day(Visit(At(9), "Milo", owner: "Sari José")), null, typed).Shown.ShouldBe(isFound ? 1 : 0);

    [Fact]
    public void One_member_of_staff_sees_their_own_visits_and_held_seats()
    {
        var day = Day(Visit(At(9), "Milo", staff: Ayu), Visit(At(9), "Luna", staff: Bima));

        TodayBoard.Of(day, Bima.Id, "")[VisitStage.Expected].Single().PetName.ShouldBe("Luna");
        TodayBoard.Of(day, Bima.Id, "").Held.ShouldBeEmpty();
        TodayBoard.Of(day, Ayu.Id, "").Held.Count.ShouldBe(1);
    }
}
