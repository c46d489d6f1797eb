using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class HoldTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_seat_is_held_for_ten_minutes_and_the_time_is_no_longer_free()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];

        var held = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;

        held.ExpiresAt.ShouldBe(database.Clock.Now.AddMinutes(10));
        (await journey.World.FreeAsync(clinic.ServiceId)).ShouldNotContain(s => s.SlotId == slot.SlotId);
        (await journey.World.SlotAsync(slot.SlotId)).Status.ShouldBe(SlotStatus.Booked);
    }

    [Fact]
    public async Task Holding_again_for_the_same_pet_and_slot_gives_the_same_hold_however_often_at_once()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 3);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];

        var holds = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => journey.HoldAsync(owner, slot.SlotId, pet)));

        holds.Select(h => h.Value.Id).Distinct().Count().ShouldBe(1);
        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_want_the_last_seats_as_many_get_one_as_there_are()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 3);
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var owners = new List<(Actor Owner, Guid Pet)>();
        for (var i = 0; i < 40; i++)
        {
            owners.Add(await journey.OwnerWithPetAsync());
        }

        var holds = await Task.WhenAll(owners.Select(o => journey.HoldAsync(o.Owner, slot.SlotId, o.Pet)));

        holds.Count(h => h.IsOk).ShouldBe(3);
        holds.Where(h => !h.IsOk).ShouldAllBe(h => h.Error!.Code == "slot-taken");
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_member_of_staff_cannot_be_taken_twice_at_overlapping_times_whatever_the_services()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var other = await journey.OwnerWithPetAsync();
        var first = (await journey.World.FreeAsync(clinic.ServiceIds[0]))[0];
        var second = (await journey.World.FreeAsync(clinic.ServiceIds[1])).First(s => s.StartsAt == first.StartsAt);

        var holds = await Task.WhenAll(
            journey.HoldAsync(owner, first.SlotId, pet),
            journey.HoldAsync(other.Owner, second.SlotId, other.PetId));

        holds.Count(h => h.IsOk).ShouldBe(1);
        holds.Single(h => !h.IsOk).Error!.Code.ShouldBe("slot-taken");
        (await journey.World.FreeAsync(clinic.ServiceIds[0])).ShouldNotContain(s => s.StartsAt == first.StartsAt);
        (await journey.World.FreeAsync(clinic.ServiceIds[1])).ShouldNotContain(s => s.StartsAt == first.StartsAt);
    }

    [Fact]
    public async Task A_lapsed_hold_is_free_to_others_at_once_although_no_job_has_run()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var other = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(2)))[0];
        var overlapping = (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(2))).First(s => s.StartsAt == slot.StartsAt);
        var held = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;

        database.Clock.Advance(TimeSpan.FromMinutes(10));

        (await journey.World.FreeAsync(clinic.ServiceIds[0])).ShouldContain(s => s.SlotId == slot.SlotId);
        (await journey.HoldAsync(other.Owner, overlapping.SlotId, other.PetId)).IsOk.ShouldBeTrue();
        (await database.ReadAsync(db => db.Reservations.SingleAsync(r => r.Id == held.Id))).Status.ShouldBe(ReservationStatus.Expired);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_job_frees_every_lapsed_hold_and_tells_of_it_once()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var held = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;
        database.Clock.Advance(TimeSpan.FromMinutes(11));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None)));

        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(0);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == held.Id && m.Type == "reservation.expired"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_hold_can_be_given_back_once_and_only_by_its_owner()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var stranger = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var held = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;
        var release = database.Get<ReleaseReservation>();

        (await release.RunAsync(stranger.Owner, held.Id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await release.RunAsync(owner, held.Id, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await release.RunAsync(owner, held.Id, CancellationToken.None)).IsOk.ShouldBeTrue();

        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Neither_a_strangers_pet_nor_a_species_that_is_not_served_nor_a_slot_that_begins_too_soon_gets_a_seat()
    {
        var clinic = await journey.World.ClinicAsync(species: ["cat"], rules: new BookingRules(240, 7, []));
        var (owner, dog) = await journey.OwnerWithPetAsync();
        var stranger = await journey.OwnerWithPetAsync();
        var cat = await journey.World.PetAsync(owner.UserId, "Mochi", "cat");
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];

        (await journey.HoldAsync(owner, slot.SlotId, stranger.PetId)).Error.ShouldBe(Error.NotFound);
        (await journey.HoldAsync(owner, slot.SlotId, dog)).Error!.Code.ShouldBe("species-not-served");
        database.Clock.Advance(slot.StartsAt - database.Clock.Now - TimeSpan.FromMinutes(240));
        (await journey.HoldAsync(owner, slot.SlotId, cat)).Error!.Code.ShouldBe("slot-too-soon");
    }
}
