using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Bookings;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class BlockTimeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_blocked_stretch_offers_nothing_of_any_service_until_it_is_opened_again()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var free = await FreeAsync(clinic);
        var (from, until) = (free[4].StartsAt, free[6].EndsAt);

        var block = await BlockAsync(clinic, from, until);

        foreach (var service in clinic.ServiceIds)
        {
            (await journey.World.FreeAsync(service, TimeSpan.FromHours(20))).ShouldNotContain(s => s.StartsAt < until && s.EndsAt > from);
        }

        var slot = await journey.World.SlotAsync(free[5].SlotId);
        (slot.Status, slot.BlockReason).ShouldBe((SlotStatus.Blocked, "Rapat"));
        var (owner, pet) = await journey.OwnerWithPetAsync();
        (await journey.HoldAsync(owner, free[5].SlotId, pet)).Error.ShouldBe(Error.NotFound);

        (await database.Get<UnblockTime>().RunAsync(clinic.Manager, clinic.Id, block.Value, CancellationToken.None)).IsOk.ShouldBeTrue();

        (await FreeAsync(clinic)).Select(s => s.SlotId).ShouldBe(free.Select(s => s.SlotId));
    }

    [Fact]
    public async Task A_slot_that_is_made_later_within_a_block_is_blocked()
    {
        var clinic = await journey.World.ClinicAsync();
        var free = await FreeAsync(clinic);
        await BlockAsync(clinic, free[4].StartsAt, free[6].EndsAt);
        await database.ReadAsync(db => db.Slots.Where(s => s.Id == free[5].SlotId).ExecuteDeleteAsync());

        await database.Get<ExtendSlotHorizon>().RunAsync(Actor.System, CancellationToken.None);

        var made = await database.ReadAsync(db => db.Slots.AsNoTracking().SingleAsync(s => s.ServiceId == clinic.ServiceId && s.StartsAt == free[5].StartsAt.ToUniversalTime()));
        (made.Status, made.BlockReason).ShouldBe((SlotStatus.Blocked, "Rapat"));
    }

    [Fact]
    public async Task A_stretch_with_visits_is_not_blocked_and_the_refusal_names_them()
    {
        var clinic = await journey.World.ClinicAsync();
        var free = await FreeAsync(clinic);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookingAsync(await journey.BookAsync(owner, free[5].SlotId, pet));

        var refused = (await BlockAsync(clinic, free[4].StartsAt, free[6].EndsAt)).Error!;

        refused.Code.ShouldBe("time-has-visits");
        refused.Args[0].ShouldBe(1);
        refused.Args[1].ShouldBe($"{booking.ReferenceCode} ({free[5].StartsAt:HH:mm})");
        (await journey.World.SlotAsync(free[4].SlotId)).Status.ShouldBe(SlotStatus.Available);
        (await database.ReadAsync(db => db.TimeBlocks.CountAsync(b => b.ClinicId == clinic.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task While_somebody_is_booking_it_is_refused_and_a_hold_that_lapsed_is_no_hindrance()
    {
        var clinic = await journey.World.ClinicAsync();
        var free = await FreeAsync(clinic);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        await journey.HoldAsync(owner, free[5].SlotId, pet);
        (await BlockAsync(clinic, free[4].StartsAt, free[6].EndsAt)).Error!.Code.ShouldBe("time-being-booked");

        database.Clock.Advance(TimeSpan.FromMinutes(11));

        (await BlockAsync(clinic, free[4].StartsAt, free[6].EndsAt)).IsOk.ShouldBeTrue();
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Of_blocking_and_booking_at_once_one_wins_and_never_both()
    {
        var clinic = await journey.World.ClinicAsync();
        var free = await FreeAsync(clinic);
        for (var i = 0; i < 8; i++)
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            var slot = free[i * 2];
            var holding = journey.HoldAsync(owner, slot.SlotId, pet);
            var blocking = BlockAsync(clinic, slot.StartsAt, slot.EndsAt);

            ((await holding).IsOk, (await blocking).IsOk).ShouldBeOneOf((true, false), (false, true));
        }
    }

    [Fact]
    public async Task Only_who_runs_the_visits_of_that_clinic_blocks_its_staff()
    {
        var clinic = await journey.World.ClinicAsync();
        var other = await journey.World.ClinicAsync();
        var (from, until) = (database.Clock.Now.AddDays(1), database.Clock.Now.AddDays(1).AddHours(1));
        var time = new TimeToBlock(clinic.StaffIds[0], from, until, "Rapat");
        var sees = new Actor(other.ManagerId, new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = new HashSet<string> { Permissions.SeeVisits } });

        (await database.Get<BlockTime>().RunAsync(other.Manager, clinic.Id, time, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<BlockTime>().RunAsync(other.Manager, other.Id, time, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<BlockTime>().RunAsync(sees, clinic.Id, time, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<UnblockTime>().RunAsync(sees, clinic.Id, Guid.NewGuid(), CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<ListTimeBlocks>().RunAsync(other.Manager, clinic.Id, from, until, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<BlockTime>().RunAsync(clinic.Manager, clinic.Id, time with { Reason = " " }, CancellationToken.None)).Error!.Fields.Single().Field.ShouldBe("reason");
        (await BlockAsync(clinic, from, until)).IsOk.ShouldBeTrue();
        (await database.Get<ListTimeBlocks>().RunAsync(sees, clinic.Id, from, until, CancellationToken.None)).Value.ShouldHaveSingleItem().Reason.ShouldBe("Rapat");
    }

    private Task<Result<Guid>> BlockAsync(TestClinic clinic, DateTimeOffset from, DateTimeOffset until) =>
        database.Get<BlockTime>().RunAsync(clinic.Manager, clinic.Id, new TimeToBlock(clinic.StaffIds[0], from, until, "Rapat"), CancellationToken.None);

    private Task<IReadOnlyList<FreeSlot>> FreeAsync(TestClinic clinic) => journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(20));
}
