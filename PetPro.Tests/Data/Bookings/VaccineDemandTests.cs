using Microsoft.EntityFrameworkCore;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>A service that demands a rabies vaccination, and one at the same clinic that gives it. Rabies protects 21 days after a first dose.</summary>
public sealed class VaccineDemandTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly BookingJourney journey = new(database);
    private TestClinic clinic = null!;
    private Actor owner = null!;
    private Guid pet;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(database.Clock.Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        clinic = await journey.World.ClinicAsync(services: 2, rules: new BookingRules(0, 28, [new RefundStep(24, 100)]));
        await ChangeAsync(clinic.ServiceIds[0], s => s.Demanding("rabies"));
        await ChangeAsync(clinic.ServiceIds[1], s => s.Giving(["rabies"]));
        (owner, pet) = await journey.OwnerWithPetAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_the_vaccination_no_seat_is_held_and_the_page_is_told_which_and_by_when()
    {
        var slot = await SlotAsync(0, 24 * 25);

        (await journey.HoldAsync(owner, slot.SlotId, pet)).Error!.Code.ShouldBe("vaccination-missing");
        (await DemandAsync(slot.StartsAt)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe(VaccineCoverKind.Missing),
            d => d.GiveBy.ShouldBe(d.Day.AddDays(-21)),
            d => d.IsInTime.ShouldBeTrue(),
            d => d.IsOfferedHere.ShouldBeTrue());
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_vaccination_that_runs_out_before_the_day_of_the_visit_is_not_enough()
    {
        await GivenAsync(Today.AddYears(-1).AddDays(3));

        (await journey.HoldAsync(owner, (await SlotAsync(0, 24 * 5)).SlotId, pet)).Error!.Code.ShouldBe("vaccination-runs-out");
        (await journey.HoldAsync(owner, (await SlotAsync(0, 24)).SlotId, pet)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_visit_is_not_moved_to_a_day_on_which_the_vaccination_has_run_out_or_into_a_service_that_demands_it()
    {
        await GivenAsync(Today.AddYears(-1).AddDays(3));
        var visit = await journey.BookAsync(owner, (await SlotAsync(0, 24)).SlotId, pet);
        var other = await journey.BookAsync(owner, (await SlotAsync(1, 24 * 6)).SlotId, pet);
        var late = await SlotAsync(0, 24 * 5);

        foreach (var booking in (Guid[])[visit, other])
        {
            (await database.Get<GetMoveTerms>().RunAsync(owner, booking, late.SlotId, Cancellation)).Value.Refusal!.Code.ShouldBe("vaccination-runs-out");
            (await database.Get<RescheduleBooking>().RunAsync(owner, booking, late.SlotId, null, Cancellation)).Error!.Code.ShouldBe("vaccination-runs-out");
        }

        (await database.Get<RescheduleBooking>().RunAsync(owner, visit, (await SlotAsync(0, 30)).SlotId, null, Cancellation)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_is_too_fresh_is_not_enough()
    {
        await GivenAsync(Today.AddDays(-10));

        (await journey.HoldAsync(owner, (await SlotAsync(0, 48)).SlotId, pet)).Error!.Code.ShouldBe("vaccination-too-fresh");
        (await journey.HoldAsync(owner, (await SlotAsync(0, 24 * 13)).SlotId, pet)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_booked_booster_before_the_visit_counts_once_it_is_paid_and_no_more_when_it_is_cancelled()
    {
        await GivenAsync(Today.AddYears(-1).AddDays(3));
        var visit = await SlotAsync(0, 24 * 5);
        var dose = (await journey.HoldAsync(owner, (await SlotAsync(1, 30)).SlotId, pet)).Value;
        (await journey.HoldAsync(owner, visit.SlotId, pet)).Error!.Code.ShouldBe("vaccination-runs-out", "a hold may lapse");

        await journey.GatewaySaysAsync((await journey.BeginAsync(owner, dose.Id)).PaymentId, PetPro.Core.Outside.GatewayOutcome.Succeeded);
        var held = (await journey.HoldAsync(owner, visit.SlotId, pet)).Value;

        var booking = await database.ReadAsync(db => db.Bookings.Where(b => b.PetId == pet).Select(b => b.Id).SingleAsync());
        await database.Get<CancelBooking>().RunAsync(owner, booking, null, null, Cancellation);
        (await database.Get<BeginBooking>().RunAsync(owner, held.Id, "qris", _ => new Uri("https://petpro.test"), Cancellation))
            .Error!.Code.ShouldBe("vaccination-runs-out");
    }

    [Fact]
    public async Task A_booster_booked_after_the_visit_does_not_count()
    {
        await GivenAsync(Today.AddYears(-1).AddDays(3));
        await journey.BookAsync(owner, (await SlotAsync(1, 24 * 7)).SlotId, pet);

        (await journey.HoldAsync(owner, (await SlotAsync(0, 24 * 5)).SlotId, pet)).Error!.Code.ShouldBe("vaccination-runs-out");
    }

    [Fact]
    public async Task What_an_owner_states_counts_unless_the_clinic_says_that_it_does_not()
    {
        await database.Get<RecordVaccination>().RunAsync(owner, pet, "Rabies", Today.AddDays(-100), null, Cancellation);
        var slot = await SlotAsync(0, 24);
        (await DemandAsync(slot.StartsAt)).ShouldNotBeNull().ShouldSatisfyAllConditions(d => d.IsMet.ShouldBeTrue(), d => d.IsStated.ShouldBeTrue());

        await ChangeAsync(clinic.ServiceIds[0], s => s.Demanding("rabies", countsStated: false));
        (await journey.HoldAsync(owner, slot.SlotId, pet)).Error!.Code.ShouldBe("vaccination-missing");
        await ChangeAsync(clinic.ServiceIds[0], s => s.Demanding("rabies"));
        (await journey.HoldAsync(owner, slot.SlotId, pet)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task A_species_that_the_vaccine_is_not_for_is_not_asked()
    {
        var rabbit = await journey.World.PetAsync(owner.UserId, "Momo", "rabbit");

        (await journey.HoldAsync(owner, (await SlotAsync(0, 24)).SlotId, rabbit)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task The_clinic_that_gave_it_last_is_offered_first_and_only_those_that_give_it()
    {
        var other = await journey.World.ClinicAsync();
        await ChangeAsync(other.ServiceId, s => s.Giving(["rabies"]));
        await GivenAsync(Today.AddYears(-1), clinic.Id);

        var offers = await database.Get<FindVaccinationOffers>().RunAsync(owner, pet, ["rabies"], null, Cancellation);

        offers[0].ShouldSatisfyAllConditions(o => o.ServiceId.ShouldBe(clinic.ServiceIds[1]), o => o.IsKnown.ShouldBeTrue());
        offers.ShouldNotContain(o => o.ServiceId == clinic.ServiceIds[0]);
        (await database.Get<FindVaccinationOffers>().RunAsync(Actor.Owner(await journey.World.OwnerAsync()), pet, ["rabies"], null, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clinic_sees_which_of_its_patients_are_due_whether_told_and_whether_booked_and_others_do_not()
    {
        await GivenAsync(Today.AddYears(-1).AddDays(5), clinic.Id);
        await journey.BookAsync(owner, (await SlotAsync(1, 24)).SlotId, pet);
        await database.Get<CountDueVaccines>().RunAsync(Actor.System, Cancellation);

        var rows = (await database.Get<ListDuePatients>().RunAsync(clinic.Manager, clinic.Id, null, "en", Cancellation)).Value;
        rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.VaccineCode.ShouldBe("rabies"), r => r.BookedFor.ShouldNotBeNull(), r => r.ToldAt.ShouldBeNull(), r => r.OwnerName.ShouldBe("Sari"));
        (await database.Get<ListDuePatients>().RunAsync(clinic.Manager, clinic.Id, rows[0].Key, "en", Cancellation)).Value.ShouldBeEmpty();
        (await database.Get<ListDuePatients>().RunAsync(owner, clinic.Id, null, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private Task GivenAsync(DateOnly on, Guid? clinicId = null) => database.AddAsync(Vaccination.Given(pet, "Rabies", on, null, clinicId).With(["rabies"]));

    private Task<VaccineDemanded?> DemandAsync(DateTimeOffset startsAt) =>
        database.Get<GetVaccineDemand>().RunAsync(owner, clinic.ServiceIds[0], pet, startsAt, "en", Cancellation);

    /// <summary>The first free time that long from now.</summary>
    private async Task<FreeSlot> SlotAsync(int service, int hours) => (await journey.World.FreeAsync(clinic.ServiceIds[service], TimeSpan.FromHours(hours)))[0];

    private Task<int> ChangeAsync(Guid serviceId, Action<ClinicService> change) => database.ReadAsync(async db =>
    {
        change(await db.Services.SingleAsync(s => s.Id == serviceId));
        return await db.SaveChangesAsync();
    });
}
