using Microsoft.EntityFrameworkCore;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

/// <summary>What the owner's pages read on the way to a visit.</summary>
public sealed class OwnerReadsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_service_to_book_tells_its_clinic_its_rules_and_who_gives_it()
    {
        var clinic = await journey.World.ClinicAsync(staff: 2, species: ["cat"]);

        var service = (await database.Get<GetServiceToBook>().RunAsync(Actor.Visitor, clinic.ServiceId, "id", CancellationToken.None)).Value;

        service.ClinicId.ShouldBe(clinic.Id);
        service.Staff.Select(s => s.Name).ShouldBe(["drh. 1", "drh. 2"]);
        service.SpeciesNames.ShouldBe(["Kucing"]);
        service.IsFor("dog").ShouldBeFalse();
        service.Rules.RefundSteps.Count.ShouldBe(2);
        (await database.Get<GetServiceToBook>().RunAsync(Actor.Visitor, Guid.CreateVersion7(), "en", CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task A_hold_shows_the_rule_by_which_it_can_be_cancelled_to_its_owner_alone()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var held = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;

        var hold = (await database.Get<GetMyHold>().RunAsync(owner, held.Id, CancellationToken.None)).Value;

        hold.Rules.RefundSteps.Select(s => s.Percent).ShouldBe([100, 50]);
        hold.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(7));
        (await database.Get<GetMyHold>().RunAsync(stranger, held.Id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task A_seasons_price_is_told_before_the_time_is_held_and_is_what_is_paid()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(40)))[0];
        var day = DateOnly.FromDateTime(slot.StartsAt.DateTime);
        await database.ReadAsync(async db =>
        {
            var offered = await db.Services.Include(s => s.Staff).SingleAsync(s => s.Id == clinic.ServiceId);
            offered.Change(new ServiceTerms("Konsultasi", "", "consultation", 150_000, 30, 1, [], clinic.StaffIds) { DepositPercent = 50, Seasons = [new Season(day, day, 220_000)] })
                .IsOk.ShouldBeTrue();
            return await db.SaveChangesAsync();
        });

        var service = (await database.Get<GetServiceToBook>().RunAsync(owner, clinic.ServiceId, "en", CancellationToken.None)).Value;
        (service.PriceOn(day).Price, service.PriceOn(day).Deposit).ShouldBe((Money.Idr(220_000), Money.Idr(110_000)));
        service.PriceOn(day.AddDays(1)).Price.ShouldBe(Money.Idr(150_000));
        var held = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;
        var terms = (await database.Get<GetMyHold>().RunAsync(owner, held.Id, CancellationToken.None)).Value.Terms!;
        (terms.Price, terms.ToPay).ShouldBe((Money.Idr(220_000), Money.Idr(110_000)));
        var begun = await journey.BeginAsync(owner, held.Id);
        (await journey.PaymentAsync(begun.PaymentId)).Amount.ShouldBe(Money.Idr(110_000));
        (await journey.BookingAsync(begun.BookingId)).Amount.ShouldBe(Money.Idr(220_000));
    }

    [Fact]
    public async Task A_visit_can_be_changed_into_what_the_clinic_offers_to_that_pet_at_once_and_taxes_alike()
    {
        var clinic = await journey.World.ClinicAsync(services: 6);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromDays(2)))[0].SlotId, pet);
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"""
            UPDATE clinics.services SET
                requires_approval = id = {clinic.ServiceIds[1]}, tax_class = CASE WHEN id = {clinic.ServiceIds[2]} THEN 'standard' ELSE tax_class END,
                is_available = id <> {clinic.ServiceIds[3]}, species = CASE WHEN id = {clinic.ServiceIds[4]} THEN ARRAY['cat'] ELSE species END
            WHERE clinic_id = {clinic.Id}
            """));

        (await database.Get<ListServicesToMoveTo>().RunAsync(owner, booking, CancellationToken.None)).Select(s => s.Id)
            .ShouldBe([clinic.ServiceIds[0], clinic.ServiceIds[5]]);
        var (stranger, _) = await journey.OwnerWithPetAsync();
        (await database.Get<ListServicesToMoveTo>().RunAsync(stranger, booking, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Holds_are_listed_while_they_live_the_one_that_lapses_first_in_front()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId);
        var first = (await journey.HoldAsync(owner, free[0].SlotId, pet)).Value;
        database.Clock.Advance(TimeSpan.FromMinutes(6));
        var second = (await journey.HoldAsync(owner, free[3].SlotId, pet)).Value;

        (await ListAsync(owner)).ShouldBe([first.Id, second.Id]);
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        (await ListAsync(owner)).ShouldBe([second.Id]);
    }

    [Fact]
    public async Task A_calendar_file_is_for_who_booked_and_says_when_the_visit_is_off()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromDays(2)))[0];
        var booking = await journey.BookAsync(owner, slot.SlotId, pet);

        var calendar = (await CalendarAsync(owner, booking)).Value;
        calendar.Content.ShouldContain($"DTSTART:{slot.StartsAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        calendar.Content.ShouldContain(calendar.Reference);
        (await CalendarAsync(stranger, booking)).Error.ShouldBe(Error.NotFound);

        await database.Get<CancelBooking>().RunAsync(owner, booking, null, null, CancellationToken.None);
        (await CalendarAsync(owner, booking)).Value.Content.ShouldContain("STATUS:CANCELLED");
    }

    [Fact]
    public async Task What_is_not_paid_is_not_for_the_calendar()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var held = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;
        var begun = await journey.BeginAsync(owner, held.Id);

        (await CalendarAsync(owner, begun.BookingId)).Error.ShouldBe(Error.NotFound);
    }

    private async Task<IEnumerable<Guid>> ListAsync(Actor owner) =>
        (await database.Get<ListMyHolds>().RunAsync(owner, CancellationToken.None)).Select(h => h.Id);

    private Task<Result<VisitCalendar>> CalendarAsync(Actor actor, Guid booking) =>
        database.Get<GetVisitCalendar>().RunAsync(actor, booking, CancellationToken.None);
}
