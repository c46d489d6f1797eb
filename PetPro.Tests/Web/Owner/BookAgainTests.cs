using PetPro.Core.Bookings;
using PetPro.Web.Owner.Visits;

namespace PetPro.Tests.Web.Owner;

public sealed class BookAgainTests
{
    [Fact]
    public void The_service_the_pet_and_the_member_of_staff_are_chosen_once_more_and_the_time_is_left_open()
    {
        var booking = Samples.Booking(BookingStatus.Completed) with { StaffId = Guid.CreateVersion7() };

        BookingChoice.Again(booking).ShouldBe($"/book/{booking.ServiceId}?staff={booking.StaffId}&pet={booking.PetId}");
    }

    [Fact]
    public void Where_the_service_is_gone_its_clinic_is_shown_and_where_that_is_gone_too_the_others()
    {
        var booking = Samples.Booking(BookingStatus.Completed) with { IsOffered = false };

        BookingChoice.Again(booking).ShouldBe("/clinics/klinik-melati");
        BookingChoice.Again(booking with { IsClinicListed = false }).ShouldBe("/clinics");
    }

    [Fact]
    public void Who_does_not_give_the_service_any_more_is_not_chosen()
    {
        var choice = new BookingChoice(Guid.CreateVersion7(), null, null, Guid.CreateVersion7());

        choice.For(Samples.Service("dog")).ShouldBe(choice with { StaffId = null });
    }

    [Theory]
    [InlineData(BookingStatus.Completed, true)]
    [InlineData(BookingStatus.Cancelled, true)]
    [InlineData(BookingStatus.NoShow, true)]
    [InlineData(BookingStatus.Confirmed, false)]
    [InlineData(BookingStatus.InProgress, false)]
    public void It_is_offered_once_the_visit_is_over(BookingStatus status, bool isOffered) =>
        Samples.Booking(status).At(Samples.Now).IsOver().ShouldBe(isOffered);
}
