using Bunit;
using PetPro.Data.Bookings;
using PetPro.Tests.Web.Components;
using PetPro.Web.Owner.Visits;
using static PetPro.Tests.Web.Owner.Samples;

namespace PetPro.Tests.Web.Owner;

public sealed class TimeChoiceTests : ComponentTest
{
    [Fact]
    public void Times_of_several_staff_are_one_time_and_the_first_of_them_is_taken()
    {
        var times = TimeChoice.On(Today, [Free(At(0, 9), "drh. Ani"), Free(At(0, 9), "drh. Budi"), Free(At(0, 10), "drh. Budi"), Free(At(1, 9), "drh. Ani")]);

        times.Select(t => t.Key).ShouldBe(["0900", "1000"]);
        times[0].Slots.Select(s => s.StaffName).ShouldBe(["drh. Ani", "drh. Budi"]);
    }

    [Fact]
    public void Pets_that_come_together_get_a_turn_each_and_a_day_without_room_for_them_is_full()
    {
        FreeSlot[] free = [Free(At(0, 9), "drh. Ani"), Free(At(0, 9, 30), "drh. Ani"), Free(At(0, 11), "drh. Ani"), Free(At(1, 9), "drh. Ani")];
        var times = TimeChoice.Together(Today, free, 2);

        times.Select(t => t.Key).ShouldBe(["0900"]);
        times[0].Slots.Select(s => (s.Id, s.StartsAt)).ShouldBe([(free[0].SlotId, free[0].StartsAt), (free[1].SlotId, free[1].StartsAt)]);
        TimeChoice.DaysFor(free, 2).ShouldBe([Today]);
        TimeChoice.DaysFor(free, 1).ShouldBe([Today, Today.AddDays(1)]);
    }

    [Fact]
    public void Several_pets_stand_in_the_address_too()
    {
        Guid[] pets = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var address = new BookingChoice(null, null, null, null).WithPets(pets).Address(Guid.CreateVersion7());

        BookingChoice.Read(null, null, null, address.Split("pet=")[1]).Pets.ShouldBe(pets);
    }

    [Fact]
    public void A_day_without_room_for_all_of_them_says_so() =>
        Render<FreeTimes>(p => p.Add(t => t.Day, Today).Add(t => t.Times, []).Add(t => t.TimeZone, "Asia/Jakarta").Add(t => t.PetCount, 3))
            .Find(".times-none").TextContent.ShouldContain("no time at which all 3 pets can come together");

    [Fact]
    public void The_choice_comes_back_out_of_the_address_that_it_went_into()
    {
        var choice = new BookingChoice(Guid.CreateVersion7(), Today, "0930", Guid.CreateVersion7());
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("https://petpro.test"), choice.Address(Guid.CreateVersion7())).Query);

        BookingChoice.Read(query["staff"], query["day"], query["time"], query["pet"]).ShouldBe(choice);
    }

    [Theory]
    [InlineData("nobody", "2026-13-40", "99", "x")]
    [InlineData("", "", "", "")]
    [InlineData(null, null, null, null)]
    [InlineData("1", "21.11.2026", "<b>9", "-")]
    public void Nonsense_in_the_address_is_no_choice(string? staff, string? day, string? time, string? pet) =>
        BookingChoice.Read(staff, day, time, pet).ShouldBe(new BookingChoice(null, null, null, null));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 7)]
    [InlineData(20, 14)]
    public void Days_are_shown_by_sevens_from_today(int day, int first) =>
        BookingChoice.FirstShown(Today, Today.AddDays(day)).ShouldBe(Today.AddDays(first));

    [Fact]
    public void Free_times_are_radio_buttons_by_part_of_the_day_on_the_clinics_clocks()
    {
        var times = ShowTimes([At(0, 9), At(0, 13, 30), At(0, 18)], selected: "1330");

        times.FindAll(".time input").Select(i => i.GetAttribute("type")).ShouldAllBe(type => type == "radio");
        times.FindAll(".times-part").Select(p => p.TextContent).ShouldBe(["Morning", "Afternoon", "Evening"]);
        times.Find(".time input[checked]").GetAttribute("value").ShouldBe("1330");
        times.Find(".times-day").TextContent.ShouldContain("WIB");
    }

    [Fact]
    public void A_day_without_a_time_says_so_and_offers_the_next_one()
    {
        DateOnly? gone = null;
        var times = Render<FreeTimes>(p => p.Add(t => t.Day, Today).Add(t => t.Times, []).Add(t => t.TimeZone, "Asia/Jayapura")
            .Add(t => t.Next, Today.AddDays(3)).Add(t => t.GoTo, day => gone = day));

        times.Find(".times-none").TextContent.ShouldContain("There is no free time on this day.");
        times.Find(".times-none button").Click();
        gone.ShouldBe(Today.AddDays(3));
    }

    [Fact]
    public void A_full_day_is_named_for_those_who_do_not_see_it()
    {
        var strip = Render<DayStrip>(p => p.Add(s => s.First, Today).Add(s => s.Today, Today).Add(s => s.Last, Today.AddDays(28))
            .Add(s => s.Selected, Today).Add(s => s.Free, [Today]));

        strip.FindAll(".day").Count.ShouldBe(7);
        strip.FindAll(".day .visually-hidden")[1].TextContent.ShouldEndWith("no free time");
        strip.Find(".day[aria-pressed=true]").TextContent.ShouldContain("21");
        strip.FindAll(".icon-button")[0].HasAttribute("disabled").ShouldBeTrue();
    }

    private static FreeSlot Free(DateTimeOffset at, string staff) => new(Guid.CreateVersion7(), at, at.AddMinutes(30), Guid.CreateVersion7(), staff, 1);

    private IRenderedComponent<FreeTimes> ShowTimes(DateTimeOffset[] at, string? selected = null) => Render<FreeTimes>(p => p
        .Add(t => t.Day, Today).Add(t => t.TimeZone, "Asia/Jakarta").Add(t => t.Selected, selected)
        .Add(t => t.Times, TimeChoice.On(Today, at.Select(time => Free(time, "drh. Ani")))));
}
