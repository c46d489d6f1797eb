using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Clinics;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class SlotRemakingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task An_open_slot_that_fits_no_more_disappears_and_a_booked_one_stays_and_is_marked()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = await TomorrowAtAsync(clinic, 15);
        var booking = await journey.BookAsync(owner, slot.Id, pet);
        var openSlot = await TomorrowAtAsync(clinic, 16);

        await OpenAsync(clinic, new(9, 0), new(12, 0));

        (await SlotsAsync(clinic)).ShouldNotContain(s => s.Id == openSlot.Id);
        (await SlotsAsync(clinic)).Where(s => s.Id != slot.Id).ShouldAllBe(s => s.SlotStartTime >= new TimeOnly(9, 0) && s.SlotEndTime <= new TimeOnly(12, 0));
        var marked = await journey.World.SlotAsync(slot.Id);
        (marked.ExceptionReason, marked.Status, marked.BookedCount).ShouldBe((SlotExceptions.Closed, SlotStatus.Blocked, 1));
        (await journey.BookingAsync(booking)).Status.ShouldBe(BookingStatus.Confirmed);
    }

    [Fact]
    public async Task What_fits_again_loses_its_mark_and_what_is_missing_is_made()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var before = await SlotsAsync(clinic);
        var slot = await TomorrowAtAsync(clinic, 15);
        await journey.BookAsync(owner, slot.Id, pet);
        await OpenAsync(clinic, new(9, 0), new(12, 0));

        await OpenAsync(clinic, new(0, 0), new(23, 30));

        var again = await journey.World.SlotAsync(slot.Id);
        (again.ExceptionReason, again.Status).ShouldBe((null, SlotStatus.Booked));
        (await SlotsAsync(clinic)).Select(s => s.StartsAt).ShouldBe(before.Select(s => s.StartsAt));
    }

    [Fact]
    public async Task A_slot_to_which_something_refers_is_withdrawn_and_comes_back()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = await TomorrowAtAsync(clinic, 15);
        var hold = await journey.HoldAsync(owner, slot.Id, pet);
        await database.Get<ReleaseReservation>().RunAsync(owner, hold.Value.Id, CancellationToken.None);

        await OpenAsync(clinic, new(9, 0), new(12, 0));

        (await journey.World.SlotAsync(slot.Id)).IsWithdrawn.ShouldBeTrue();
        (await journey.World.FreeAsync(clinic.ServiceId)).ShouldNotContain(s => s.SlotId == slot.Id);
        (await journey.HoldAsync(owner, slot.Id, pet)).Error!.Code.ShouldBe("not-found");

        await OpenAsync(clinic, new(0, 0), new(23, 30));

        (await journey.World.SlotAsync(slot.Id)).IsWithdrawn.ShouldBeFalse();
        (await journey.HoldAsync(owner, slot.Id, pet)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_buffer_occupies_the_vet_for_every_service()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        await ChangeAsync(clinic, clinic.ServiceIds[0], terms => terms with { BufferAfterMinutes = 20 });
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await SlotsAsync(clinic)).First(s => s.ServiceId == clinic.ServiceIds[0] && s.SlotStartTime.Minute == 0 && s.StartsAt > database.Clock.Now.AddHours(20));
        slot.BusyUntil.ShouldBe(slot.EndsAt.AddMinutes(20));

        (await journey.HoldAsync(owner, slot.Id, pet)).IsOk.ShouldBeTrue();

        var others = await journey.World.FreeAsync(clinic.ServiceIds[1]);
        others.ShouldNotContain(s => s.StartsAt < slot.BusyUntil && s.EndsAt > slot.StartsAt);
        var next = (await SlotsAsync(clinic)).Single(s => s.ServiceId == clinic.ServiceIds[1] && s.StartsAt == slot.EndsAt);
        var (other, otherPet) = await journey.OwnerWithPetAsync();
        (await journey.HoldAsync(other, next.Id, otherPet)).Error!.Code.ShouldBe("slot-taken");
    }

    [Fact]
    public async Task An_absence_takes_open_slots_away_and_marks_booked_ones_and_its_end_gives_them_back()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = await TomorrowAtAsync(clinic, 10);
        await journey.BookAsync(owner, slot.Id, pet);
        var absence = StaffAbsence.Enter(clinic.Id, slot.StaffId!.Value, slot.SlotDate, slot.SlotDate, new(8, 0), new(18, 0), "sick", null).Value;

        await database.AddAsync(absence);
        await database.RelayAllAsync();

        (await journey.World.SlotAsync(slot.Id)).ExceptionReason.ShouldBe(SlotExceptions.StaffAbsent);
        var thatDay = (await SlotsAsync(clinic)).Where(s => s.SlotDate == slot.SlotDate && s.SlotStartTime == new TimeOnly(10, 30)).ToList();
        thatDay.Select(s => s.StaffId).ShouldBe([clinic.StaffIds.Single(id => id != slot.StaffId)]);

        await database.ReadAsync(async db =>
        {
            var entered = await db.StaffAbsences.SingleAsync(a => a.Id == absence.Id);
            entered.Cancel();
            db.Remove(entered);
            return await db.SaveChangesAsync();
        });
        await database.RelayAllAsync();

        (await journey.World.SlotAsync(slot.Id)).IsException.ShouldBeFalse();
        (await SlotsAsync(clinic)).Count(s => s.SlotDate == slot.SlotDate && s.SlotStartTime == new TimeOnly(10, 30)).ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawn_service_keeps_its_visits_as_exceptions_and_only_the_changed_clinic_is_remade()
    {
        var clinic = await journey.World.ClinicAsync();
        var other = await journey.World.ClinicAsync();
        await database.RelayAllAsync();
        await database.ReadAsync(db => db.Slots.Where(s => s.ClinicId == other.Id).OrderBy(s => s.StartsAt).Skip(20).Take(1).ExecuteDeleteAsync());
        var othersBefore = (await SlotsAsync(other)).Count;
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = await TomorrowAtAsync(clinic, 10);
        await journey.BookAsync(owner, slot.Id, pet);

        (await database.Get<WithdrawService>().RunAsync(clinic.Manager, clinic.ServiceId, isOffered: false, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await SlotsAsync(clinic)).Where(s => !s.IsWithdrawn).Select(s => (s.Id, s.ExceptionReason)).ShouldBe([(slot.Id, SlotExceptions.ServiceWithdrawn)]);
        (await SlotsAsync(other)).Count.ShouldBe(othersBefore);
    }

    [Fact]
    public async Task Made_by_many_at_once_the_slots_are_those_of_one()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var one = (await SlotsAsync(clinic)).Select(s => (s.StaffId, s.StartsAt)).ToList();
        await database.ReadAsync(db => db.Slots.Where(s => s.ClinicId == clinic.Id && s.SlotStartTime >= new TimeOnly(12, 0)).ExecuteDeleteAsync());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => database.Get<ExtendSlotHorizon>().RunAsync(Actor.System, CancellationToken.None)));

        (await SlotsAsync(clinic)).Select(s => (s.StaffId, s.StartsAt)).ShouldBe(one, ignoreOrder: true);
    }

    [Fact]
    public async Task While_the_week_goes_to_and_fro_nobody_who_books_loses_a_hold()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2);
        var people = new List<(Actor Owner, Guid Pet)>();
        for (var i = 0; i < 30; i++)
        {
            people.Add(await journey.OwnerWithPetAsync());
        }

        var slots = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(20))).Take(30).ToList();
        var booking = people.Zip(slots).Select(async p => await journey.HoldAsync(p.First.Owner, p.Second.SlotId, p.First.Pet)).ToList();
        for (var i = 0; i < 6; i++)
        {
            var hours = i % 2 == 0 ? World.Hours(new(2, 0), new(2, 30)) : World.AllWeek;
            (await database.Get<SetClinicHours>().RunAsync(clinic.Manager, clinic.Id, hours, CancellationToken.None)).IsOk.ShouldBeTrue();
            await database.RelayAllAsync();
        }

        var held = await Task.WhenAll(booking);

        held.Where(h => !h.IsOk).ShouldAllBe(h => h.Error!.Code == "slot-taken" || h.Error.Code == "not-found");
        var ids = held.Where(h => h.IsOk).Select(h => h.Value.SlotId).ToList();
        (await database.ReadAsync(db => db.Slots.CountAsync(s => ids.Contains(s.Id) && s.BookedCount == 1 && !s.IsWithdrawn && s.ExceptionReason == null))).ShouldBe(ids.Count);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task What_would_no_longer_fit_is_counted_before_it_is_changed()
    {
        var clinic = await journey.World.ClinicAsync();
        foreach (var hour in new[] { 9, 14, 15 })
        {
            var (owner, pet) = await journey.OwnerWithPetAsync();
            await journey.BookAsync(owner, (await TomorrowAtAsync(clinic, hour)).Id, pet);
        }

        var day = (await TomorrowAtAsync(clinic, 14)).SlotDate;
        async Task<int> CountAsync(PlanChange change) => (await database.Get<ForeseeExceptions>().RunAsync(clinic.Manager, clinic.Id, change, CancellationToken.None)).Value;
        (await CountAsync(new PlanChange { Opening = World.Hours(new(8, 0), new(12, 0)) })).ShouldBe(2);
        (await CountAsync(new PlanChange { SpecialDay = new OpeningException(clinic.Id, day, null, null, "Nyepi") })).ShouldBe(3);
        (await CountAsync(new PlanChange { WithdrawnService = clinic.ServiceId })).ShouldBe(3);
        (await CountAsync(new PlanChange { LeavingStaff = clinic.StaffIds[0] })).ShouldBe(3);
        (await CountAsync(new PlanChange { WorkingHours = (clinic.StaffIds[0], World.Hours(new(12, 0), new(23, 0))) })).ShouldBe(1);
        (await CountAsync(new PlanChange { Opening = World.AllWeek })).ShouldBe(0);
        (await database.Get<ForeseeExceptions>().RunAsync(Actor.Owner(clinic.ManagerId), clinic.Id, new PlanChange(), CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Staff_see_whose_visits_fit_no_more_and_nobody_else_does()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = await TomorrowAtAsync(clinic, 15);
        await journey.BookAsync(owner, slot.Id, pet);
        (await database.Get<SetSpecialDay>().RunAsync(clinic.Manager, clinic.Id, slot.SlotDate, null, "Nyepi", CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        var seen = (await database.Get<ListExceptions>().RunAsync(clinic.Manager, clinic.Id, null, 20, CancellationToken.None)).Value.Visits.ShouldHaveSingleItem();
        (seen.Reason, seen.PetName, seen.OwnerName, seen.StartsAt).ShouldBe((SlotExceptions.Closed, "Milo", "Sari", slot.StartsAt));
        (await database.Get<ListExceptions>().RunAsync(owner, clinic.Id, null, 20, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<ListExceptions>().RunAsync(clinic.Manager, clinic.Id, seen.Key, 20, CancellationToken.None)).Value.Visits.ShouldBeEmpty();

        (await database.Get<RemoveSpecialDay>().RunAsync(clinic.Manager, clinic.Id, slot.SlotDate, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        (await database.Get<ListExceptions>().RunAsync(clinic.Manager, clinic.Id, null, 20, CancellationToken.None)).Value.Visits.ShouldBeEmpty();
    }

    private async Task OpenAsync(TestClinic clinic, TimeOnly open, TimeOnly close)
    {
        (await database.Get<SetClinicHours>().RunAsync(clinic.Manager, clinic.Id, World.Hours(open, close), CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
    }

    private async Task ChangeAsync(TestClinic clinic, Guid serviceId, Func<ServiceTerms, ServiceTerms> change)
    {
        var service = (await database.Get<GetServiceToManage>().RunAsync(clinic.Manager, clinic.Id, serviceId, "en", CancellationToken.None)).Value;
        (await database.Get<ChangeService>().RunAsync(clinic.Manager, serviceId, change(service.Terms!), CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
    }

    private Task<List<Slot>> SlotsAsync(TestClinic clinic) =>
        database.ReadAsync(db => db.Slots.AsNoTracking().Where(s => s.ClinicId == clinic.Id).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync());

    /// <summary>The slot of the first service at that full hour of the day after tomorrow, on the clinic's clocks.</summary>
    private async Task<Slot> TomorrowAtAsync(TestClinic clinic, int hour)
    {
        var day = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"), database.Clock.Now).AddDays(2);
        return (await SlotsAsync(clinic)).First(s => s.ServiceId == clinic.ServiceId && s.SlotDate == day && s.SlotStartTime == new TimeOnly(hour, 0));
    }
}
