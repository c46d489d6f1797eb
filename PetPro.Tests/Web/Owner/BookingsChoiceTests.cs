using PetPro.Data.Bookings;
using PetPro.Web.Owner.Visits;

namespace PetPro.Tests.Web.Owner;

public sealed class BookingsChoiceTests
{
    [Fact]
    public void What_is_shown_stands_in_the_address_and_is_read_from_it_again()
    {
        var choice = new BookingsChoice(
            BookingScope.Cancelled, Guid.NewGuid(), Guid.NewGuid(), (new DateTimeOffset(2026, 11, 21, 2, 0, 0, 7, TimeSpan.Zero).AddTicks(10), Guid.NewGuid()));
        var query = choice.Address.Split('?')[1].Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);

        BookingsChoice.Read(query["tab"], query["pet"], query["clinic"], query["after"]).ShouldBe(choice);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("all", "Milo", "' OR 1=1", "99999999999999999999_x")]
    [InlineData("coming", "", "", "638000000000000000")]
    [InlineData("nonsense", null, null, "9223372036854775807_0193e5a0-0000-7000-8000-000000000000")]
    public void What_makes_no_sense_is_as_if_it_were_not_there(string? tab, string? pet, string? clinic, string? after) =>
        BookingsChoice.Read(tab, pet, clinic, after).Address.ShouldBe("/owner/bookings");
}
