using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class NextTimesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task The_next_times_of_each_service_are_the_first_that_can_be_held()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2, services: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        foreach (var slot in (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.Zero)).Take(3))
        {
            await journey.HoldAsync(owner, slot.SlotId, pet);
        }

        var next = await database.Get<FindNextTimes>().RunAsync(Actor.Visitor, clinic.Id, CancellationToken.None);

        foreach (var service in clinic.ServiceIds)
        {
            next[service].ShouldBe((await journey.World.FreeAsync(service, TimeSpan.Zero)).Select(s => s.StartsAt).Distinct().Take(3));
        }
    }
}
