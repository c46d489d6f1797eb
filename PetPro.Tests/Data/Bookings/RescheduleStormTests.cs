using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>Moving a visit while others do so too: one wins, nobody waits for ever, and everything still agrees.</summary>
public sealed class RescheduleStormTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task Fifty_visits_move_to_the_last_seat_at_once_and_one_gets_it()
    {
        var clinic = await journey.World.ClinicAsync(staff: 10);
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var wanted = free[^1];
        var visits = new List<(Actor Owner, Guid Id)>();
        foreach (var slot in free.Take(50))
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            visits.Add((owner, await journey.BookAsync(owner, slot.SlotId, pet)));
        }

        var moved = await Task.WhenAll(visits.Select(v => MoveAsync(v.Owner, v.Id, wanted.SlotId)));

        moved.Count(m => m.IsOk).ShouldBe(1);
        moved.Where(m => !m.IsOk).ShouldAllBe(m => m.Error!.Code == "slot-taken");
        (await journey.World.SlotAsync(wanted.SlotId)).BookedCount.ShouldBe(1);
        await AgreeAsync();
    }

    [Fact]
    public async Task Visits_that_change_places_all_at_once_never_wait_for_each_other_for_ever()
    {
        var clinic = await journey.World.ClinicAsync(staff: 4, capacity: 2);
        var free = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30))).Take(8).ToList();
        var visits = new List<(Actor Owner, Guid Id)>();
        foreach (var slot in free)
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            visits.Add((owner, await journey.BookAsync(owner, slot.SlotId, pet)));
        }

        for (var round = 0; round < 3; round++)
        {
            var moved = await Task.WhenAll(visits.Select((v, i) => MoveAsync(v.Owner, v.Id, free[(i + (3 * (round + 1))) % free.Count].SlotId)));
            moved.ShouldAllBe(m => m.IsOk || m.Error!.Code == "slot-taken" || m.Error.Code == "slot-unchanged");
        }

        await AgreeAsync();
    }

    [Fact]
    public async Task One_visit_is_moved_twice_and_cancelled_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var clinic = await journey.World.ClinicAsync();
            var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
            var (owner, pet) = await journey.OwnerWithPetAsync();
            var id = await journey.BookAsync(owner, free[0].SlotId, pet);

            var cancelling = database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None);
            var byStaff = database.Get<RescheduleVisit>().RunAsync(clinic.Manager, id, free[2].SlotId, CancellationToken.None);
            var moved = await Task.WhenAll(MoveAsync(owner, id, free[1].SlotId), MoveAsync(owner, id, free[3].SlotId), byStaff);

            (await cancelling).IsOk.ShouldBeTrue();
            moved.ShouldAllBe(m => m.IsOk || m.Error!.Code == "booking-not-movable");
            (await journey.BookingAsync(id)).Status.ShouldBe(BookingStatus.Cancelled);
            (await Task.WhenAll(free.Take(4).Select(s => journey.World.SlotAsync(s.SlotId)))).ShouldAllBe(s => s.BookedCount == 0);
        }

        await AgreeAsync();
    }

    private Task<Result<MoveOutcome>> MoveAsync(Actor owner, Guid id, Guid slotId) =>
        database.Get<RescheduleBooking>().RunAsync(owner, id, slotId, null, CancellationToken.None);

    private async Task AgreeAsync()
    {
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }
}
