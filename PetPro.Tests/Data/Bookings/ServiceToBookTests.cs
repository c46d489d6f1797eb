using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class ServiceToBookTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_left_the_clinic_cannot_be_chosen()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        await database.ReadAsync(db => db.Staff.Where(s => s.Id == clinic.StaffIds[1]).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsActive, false), Cancellation));

        var service = (await database.Get<GetServiceToBook>().RunAsync(Actor.Visitor, clinic.ServiceId, "en", Cancellation)).Value;

        service.Staff.Select(s => s.Id).ShouldBe([clinic.StaffIds[0]]);
    }

    [Fact]
    public async Task A_booking_knows_whether_its_service_is_still_offered()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet);
        (await ReadAsync(owner, id)).ShouldBe((true, true));

        await database.ReadAsync(async db =>
        {
            (await db.Services.SingleAsync(s => s.Id == clinic.ServiceId, Cancellation)).Withdraw();
            return await db.SaveChangesAsync(Cancellation);
        });
        (await ReadAsync(owner, id)).ShouldBe((false, true));
        await database.ReadAsync(async db =>
        {
            (await db.Clinics.SingleAsync(c => c.Id == clinic.Id, Cancellation)).Suspend("Out of business.");
            return await db.SaveChangesAsync(Cancellation);
        });

        (await ReadAsync(owner, id)).ShouldBe((false, false));
    }

    private async Task<(bool IsOffered, bool IsClinicListed)> ReadAsync(Actor owner, Guid id)
    {
        var booking = (await database.Get<GetMyBooking>().RunAsync(owner, id, Cancellation)).Value;
        return (booking.IsOffered, booking.IsClinicListed);
    }
}
