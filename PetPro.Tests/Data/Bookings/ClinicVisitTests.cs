using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class ClinicVisitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task Staff_see_the_visit_with_the_owner_the_money_and_the_patient()
    {
        var (clinic, owner, _, id) = await BookedAsync();
        (await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();

        var visit = (await GetAsync(clinic.Manager, clinic.Id, id, "ja")).Value;

        (visit.PetName, visit.OwnerName, visit.Status).ShouldBe(("Milo", "Sari", BookingStatus.Confirmed));
        visit.OwnerEmail.ShouldBe($"{owner.UserId:N}@petpro.test");
        visit.CheckedInAt.ShouldBe(database.Clock.Now);
        visit.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(7));
        visit.Payment!.Amount.ShouldBe(Money.Idr(150_000));
        visit.Patient!.Species.ShouldBe("犬");
        visit.Patient.Earlier.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_medical_is_read_with_a_visit_for_only_readings_of_the_record_are_logged()
    {
        var (clinic, _, petId, id) = await BookedAsync();
        await database.AddAsync(
            Vaccination.Given(petId, "Rabies", new DateOnly(2026, 1, 5), new DateOnly(2027, 1, 5), null),
            new PetWeight(petId, new DateOnly(2026, 1, 5), 6.25m));

        var shown = JsonSerializer.Serialize((await GetAsync(clinic.Manager, clinic.Id, id)).Value);

        shown.ShouldContain("Milo");
        shown.ShouldNotContain("Rabies");
        shown.ShouldNotContain("6.25");
        (await database.ReadAsync(db => db.RecordReadings.AnyAsync(r => r.PetId == petId))).ShouldBeFalse();
    }

    [Fact]
    public async Task Earlier_completed_visits_to_the_same_clinic_are_listed_and_others_are_not()
    {
        var (clinic, owner, petId, first) = await BookedAsync();
        await database.Get<StartVisit>().RunAsync(clinic.Manager, first, CancellationToken.None);
        await database.Get<CompleteVisit>().RunAsync(clinic.Manager, first, CancellationToken.None);
        var later = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromDays(2)))[0];
        var second = await journey.BookAsync(owner, later.SlotId, petId);
        var elsewhere = await journey.World.ClinicAsync();
        var third = await journey.BookAsync(owner, (await journey.World.FreeAsync(elsewhere.ServiceId, TimeSpan.FromDays(3)))[0].SlotId, petId);

        (await GetAsync(clinic.Manager, clinic.Id, second)).Value.Patient!.Earlier.Single().BookingId.ShouldBe(first);
        (await GetAsync(elsewhere.Manager, elsewhere.Id, third)).Value.Patient!.Earlier.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visit_of_another_clinic_is_not_found_by_whichever_way()
    {
        var (clinic, owner, _, id) = await BookedAsync();
        var elsewhere = await journey.World.ClinicAsync();

        (await GetAsync(elsewhere.Manager, clinic.Id, id)).Error.ShouldBe(Error.NotFound);
        (await GetAsync(elsewhere.Manager, elsewhere.Id, id)).Error.ShouldBe(Error.NotFound);
        (await GetAsync(owner, clinic.Id, id)).Error.ShouldBe(Error.NotFound);
        (await GetAsync(Actor.Visitor, clinic.Id, id)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task What_was_not_paid_is_no_visit_yet()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, petId) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, slot.SlotId, petId)).Value.Id);

        (await GetAsync(clinic.Manager, clinic.Id, begun.BookingId)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task A_cancelled_visit_shows_neither_the_patient_nor_how_to_reach_the_owner()
    {
        var (clinic, owner, _, id) = await BookedAsync(TimeSpan.FromDays(2));
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();

        var visit = (await GetAsync(clinic.Manager, clinic.Id, id)).Value;

        visit.Status.ShouldBe(BookingStatus.Cancelled);
        visit.CancellationReason.ShouldBe(CancellationReasons.Owner);
        visit.Payment!.Refunds.Single().Amount.ShouldBe(Money.Idr(150_000));
        (visit.Patient, visit.OwnerPhone, visit.OwnerEmail).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Days_bear_the_hours_of_their_weekday_or_of_their_exception()
    {
        var clinic = await journey.World.ClinicAsync();
        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"), database.Clock.Now);
        await database.AddAsync(
            new OpeningException(clinic.Id, today.AddDays(1), null, null, "Nyepi"),
            new OpeningException(clinic.Id, today.AddDays(2), new TimeOnly(10, 0), new TimeOnly(12, 0), "Rapat"));

        var days = (await database.Get<ListClinicVisits>().RunAsync(clinic.Manager, clinic.Id, null, 3, null, CancellationToken.None)).Value.Days;

        days.ShouldBe(
        [
            new ClinicDay(today, World.AllWeek.On(today.DayOfWeek), null),
            new ClinicDay(today.AddDays(1), null, "Nyepi"),
            new ClinicDay(today.AddDays(2), new DayHours(new TimeOnly(10, 0), new TimeOnly(12, 0)), "Rapat"),
        ]);
    }

    private async Task<(TestClinic Clinic, Actor Owner, Guid PetId, Guid BookingId)> BookedAsync(TimeSpan? after = null)
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, petId) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, after))[0];
        return (clinic, owner, petId, await journey.BookAsync(owner, slot.SlotId, petId));
    }

    private Task<Result<ClinicVisitDetails>> GetAsync(Actor actor, Guid clinicId, Guid bookingId, string language = "en") =>
        database.Get<GetClinicVisit>().RunAsync(actor, clinicId, bookingId, language, CancellationToken.None);
}
