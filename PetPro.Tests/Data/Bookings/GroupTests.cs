using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class GroupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task Two_pets_come_one_after_the_other_with_one_payment_and_one_reference_each()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pets) = await OwnerWithPetsAsync(2);
        var slots = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30))).Take(2).ToList();

        var held = (await HoldAsync(owner, pets, slots)).Value;
        var begun = await BeginAsync(owner, held.GroupId);
        (await BeginAsync(owner, held.GroupId)).PaymentId.ShouldBe(begun.PaymentId);
        (await database.Get<BeginBooking>().RunAsync(owner, held.Holds[0].Id, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None)).Error!.Code.ShouldBe("hold-in-group");
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        begun.Bookings.Select(b => b.Reference).Distinct().Count().ShouldBe(2);
        foreach (var booking in begun.Bookings)
        {
            (await journey.BookingAsync(booking.BookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        }

        (await journey.PaymentAsync(begun.PaymentId)).Amount.ShouldBe(Money.Idr(300_000));
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == begun.PaymentId))).ShouldBe(1);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task One_of_them_is_cancelled_and_then_the_rest()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 3);
        var (owner, pets) = await OwnerWithPetsAsync(3);
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var begun = await BeginAsync(owner, (await HoldAsync(owner, pets, [slot, slot, slot])).Value.GroupId);
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);
        var stranger = await journey.OwnerWithPetAsync();

        (await database.Get<CancelBooking>().RunAsync(owner, begun.Bookings[1].BookingId, null, null, CancellationToken.None)).Value.ShouldBe(Money.Idr(150_000));
        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(2);
        await database.InvariantsHoldAsync();
        (await database.Get<CancelGroup>().RunAsync(stranger.Owner, begun.GroupId, null, null, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<CancelGroup>().RunAsync(owner, begun.GroupId, null, Money.Idr(1), CancellationToken.None)).Error!.Code.ShouldBe("refund-changed");
        (await database.Get<CancelGroup>().RunAsync(owner, begun.GroupId, null, null, CancellationToken.None)).Value.ShouldBe(Money.Idr(300_000));

        (await journey.PaymentAsync(begun.PaymentId)).Refundable.ShouldBe(Money.Zero);
        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(0);
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paid_late_all_seats_are_taken_again_or_everything_goes_back(bool isOneGone)
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pets) = await OwnerWithPetsAsync(2);
        var slots = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30))).Take(2).ToList();
        var begun = await BeginAsync(owner, (await HoldAsync(owner, pets, slots)).Value.GroupId);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        if (isOneGone)
        {
            var other = await journey.OwnerWithPetAsync();
            await journey.BookAsync(other.Owner, slots[1].SlotId, other.PetId);
        }
        else
        {
            await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        }

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(begun.Bookings[0].BookingId)).Status.ShouldBe(isOneGone ? BookingStatus.Cancelled : BookingStatus.Confirmed);
        (await journey.PaymentAsync(begun.PaymentId)).Refundable.ShouldBe(isOneGone ? Money.Zero : Money.Idr(300_000));
        (await journey.World.SlotAsync(slots[0].SlotId)).BookedCount.ShouldBe(isOneGone ? 0 : 1);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Given_back_before_it_is_paid_all_seats_are_free_again()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pets) = await OwnerWithPetsAsync(2);
        var slots = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30))).Take(2).ToList();
        var held = (await HoldAsync(owner, pets, slots)).Value;
        var begun = await BeginAsync(owner, held.GroupId);
        (await database.Get<CancelBooking>().RunAsync(owner, begun.Bookings[0].BookingId, null, null, CancellationToken.None)).Error!.Code.ShouldBe("hold-in-group");

        (await database.Get<ReleaseReservation>().RunAsync(owner, held.Holds[1].Id, CancellationToken.None)).IsOk.ShouldBeTrue();

        (await journey.World.SlotAsync(slots[0].SlotId)).BookedCount.ShouldBe(0);
        (await journey.World.SlotAsync(slots[1].SlotId)).BookedCount.ShouldBe(0);
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Many_groups_want_the_same_seats_and_nobody_gets_half_of_them()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var free = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30))).Take(8).ToList();
        var groups = new List<(Actor Owner, List<Guid> Pets, List<FreeSlot> Slots)>();
        for (var i = 0; i < 30; i++)
        {
            var (owner, pets) = await OwnerWithPetsAsync(3);
            groups.Add((owner, pets, [.. new Random(i).GetItems(Enumerable.Range(0, 6).ToArray(), 1).SelectMany(first => free.Skip(first).Take(3)).OrderBy(_ => i % 2 == 0 ? 1 : Guid.NewGuid().GetHashCode())]));
        }

        var held = await Task.WhenAll(groups.Select(g => HoldAsync(g.Owner, g.Pets, g.Slots)));

        held.Count(h => h.IsOk).ShouldBeGreaterThan(0);
        held.Where(h => !h.IsOk).ShouldAllBe(h => h.Error!.Code == "slot-taken");
        (await database.ReadAsync(db => db.Reservations.Where(r => r.GroupId != null && r.Status == ReservationStatus.Pending)
            .GroupBy(r => r.GroupId).Select(g => g.Count()).ToListAsync())).ShouldAllBe(seats => seats == 3);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_pet_is_at_one_place_at_a_time_and_the_refusal_names_the_other_visit()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var (first, second) = (free[0], free.First(s => s.StartsAt == free[0].StartsAt && s.StaffId != free[0].StaffId));
        var id = await journey.BookAsync(owner, first.SlotId, pet);

        var refused = (await journey.HoldAsync(owner, second.SlotId, pet)).Error!;

        refused.Code.ShouldBe("pet-is-elsewhere");
        refused.Args.ShouldBe(["Milo", "Konsultasi 1", "Klinik Melati", first.StartsAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)]);
        var later = await journey.BookAsync(owner, free.First(s => s.StartsAt > first.EndsAt).SlotId, pet);
        (await database.Get<RescheduleBooking>().RunAsync(owner, later, second.SlotId, null, CancellationToken.None)).Error!.Code.ShouldBe("pet-is-elsewhere");
        (await journey.MoveAsync(owner, id, second.SlotId)).IsMoved.ShouldBeTrue();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task One_pet_wants_to_be_at_many_places_at_once_and_gets_one()
    {
        var clinic = await journey.World.ClinicAsync(staff: 6);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));

        var held = await Task.WhenAll(free.Where(s => s.StartsAt == free[0].StartsAt).Select(s => journey.HoldAsync(owner, s.SlotId, pet)));

        held.Count(h => h.IsOk).ShouldBe(1);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    private async Task<(Actor Owner, List<Guid> Pets)> OwnerWithPetsAsync(int count)
    {
        var owner = await journey.World.OwnerAsync();
        var pets = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            pets.Add(await journey.World.PetAsync(owner, $"Milo {i}"));
        }

        return (Actor.Owner(owner), pets);
    }

    private Task<Result<HeldGroup>> HoldAsync(Actor owner, List<Guid> pets, List<FreeSlot> slots) =>
        database.Get<ReserveGroup>().RunAsync(owner, [.. pets.Zip(slots, (pet, slot) => new SeatForPet(slot.SlotId, pet))], CancellationToken.None);

    private async Task<GroupInPayment> BeginAsync(Actor owner, Guid groupId) =>
        (await database.Get<BeginGroupBooking>().RunAsync(owner, groupId, "qris", id => new Uri($"https://petpro.test/{id}"), CancellationToken.None)).Value;
}
