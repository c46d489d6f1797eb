using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class WaitlistTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Waiting waiting = new(database);

    private BookingJourney Journey => waiting.Journey;

    [Fact]
    public async Task A_freed_seat_is_held_for_the_first_in_line_and_was_never_there_for_everybody()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);

        await waiting.CancelAsync(full);

        var offer = (await waiting.OfferAsync(first))!;
        offer.ExpiresAt.ShouldBe(database.Clock.Now.AddMinutes(15));
        (await waiting.OfferAsync(second)).ShouldBeNull();
        (await Journey.World.SlotAsync(full.Slot)).BookedCount.ShouldBe(1);
        var (stranger, pet) = await Journey.OwnerWithPetAsync();
        (await Journey.HoldAsync(stranger, full.Slot, pet)).Error!.Code.ShouldBe("slot-taken");
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_offer_that_lapses_passes_on_to_the_next_and_its_owner_goes_to_the_end_of_the_line()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);

        await waiting.LetLapseAsync();

        (await waiting.OfferAsync(first)).ShouldBeNull();
        (await waiting.OfferAsync(second)).ShouldNotBeNull();
        (await waiting.EntryAsync(first)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(WaitlistStatus.Waiting), e => e.Lapses.ShouldBe(1));

        await waiting.LetLapseAsync();

        // Both were asked: it is there for everybody again.
        (await Journey.World.SlotAsync(full.Slot)).BookedCount.ShouldBe(0);
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Turning_a_time_down_passes_it_on_at_once_and_keeps_the_place_in_line()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);
        var rank = (await waiting.EntryAsync(first)).RankedAt;

        (await database.Get<DeclineWaitlistOffer>().RunAsync(first.Owner, (await waiting.OfferAsync(first))!.Id, default)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await waiting.OfferAsync(second)).ShouldNotBeNull();
        (await waiting.EntryAsync(first)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(WaitlistStatus.Waiting), e => e.RankedAt.ShouldBe(rank));
    }

    [Fact]
    public async Task Taking_an_offer_in_the_last_minute_leaves_the_time_that_paying_takes_and_ends_the_waiting_when_it_is_paid()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);
        var offer = (await waiting.OfferAsync(first))!;
        database.Clock.Advance(TimeSpan.FromMinutes(14));

        var hold = (await database.Get<AcceptWaitlistOffer>().RunAsync(first.Owner, offer.Id, default)).Value;
        database.Clock.Advance(TimeSpan.FromMinutes(9));
        var begun = await Journey.BeginAsync(first.Owner, hold);
        await Journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        (await Journey.BookingAsync(begun.BookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Booked);
        (await database.ReadAsync(db => db.WaitlistOffers.SingleAsync(o => o.Id == offer.Id))).Status.ShouldBe(WaitlistOfferStatus.Booked);
    }

    [Fact]
    public async Task An_offer_cannot_be_taken_when_its_time_is_over_nor_by_anybody_else()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);
        var offer = (await waiting.OfferAsync(first))!;

        (await database.Get<AcceptWaitlistOffer>().RunAsync(second.Owner, offer.Id, default)).Error.ShouldBe(Error.NotFound);
        (await database.Get<DeclineWaitlistOffer>().RunAsync(second.Owner, offer.Id, default)).Error.ShouldBe(Error.NotFound);
        (await database.Get<GetMyWaitlistOffer>().RunAsync(second.Owner, offer.Id, default)).Error.ShouldBe(Error.NotFound);
        (await database.Get<LeaveWaitlist>().RunAsync(second.Owner, first.EntryId, default)).Error.ShouldBe(Error.NotFound);
        database.Clock.Advance(TimeSpan.FromMinutes(15));

        (await database.Get<AcceptWaitlistOffer>().RunAsync(first.Owner, offer.Id, default)).Error!.Code.ShouldBe("offer-gone");
    }

    [Fact]
    public async Task Nobody_is_offered_what_the_pet_has_booked_already()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var other = (await Journey.World.FreeAsync(full.Clinic.ServiceId, TimeSpan.FromHours(30)))
            .First(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == full.Day);

        await Journey.BookAsync(first.Owner, other.SlotId, first.Pet);
        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Booked);
        await waiting.CancelAsync(full);

        (await waiting.OfferAsync(first)).ShouldBeNull();
        (await Journey.World.SlotAsync(full.Slot)).BookedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Who_books_another_time_while_one_is_held_leaves_the_held_one_to_the_next()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);
        var held = await Journey.World.SlotAsync(full.Slot);
        var other = (await Journey.World.FreeAsync(full.Clinic.ServiceId, TimeSpan.FromHours(30)))
            .First(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == full.Day && s.StartsAt >= held.EndsAt);

        await Journey.BookAsync(first.Owner, other.SlotId, first.Pet);

        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Booked);
        (await waiting.OfferAsync(second)).ShouldNotBeNull();
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Leaving_while_a_time_is_held_passes_it_on()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);

        (await database.Get<LeaveWaitlist>().RunAsync(first.Owner, first.EntryId, default)).IsOk.ShouldBeTrue();

        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Left);
        (await waiting.OfferAsync(second)).ShouldNotBeNull();
        (await database.Get<LeaveWaitlist>().RunAsync(first.Owner, first.EntryId, default)).Error!.Code.ShouldBe("not-waiting");
    }

    [Fact]
    public async Task Time_that_another_service_gives_back_is_offered_by_the_job_once_however_many_run_it_at_once()
    {
        var full = await waiting.FullAsync(services: 2);
        var other = (await Journey.World.FreeAsync(full.Clinic.ServiceIds[1], TimeSpan.FromHours(20))).Select(s => s.SlotId).ToList();
        var blocked = await database.ReadAsync(db => db.Slots.AsNoTracking()
            .SingleAsync(s => s.ServiceId == full.Clinic.ServiceIds[1] && s.SlotDate == full.Day && s.SlotStartTime == full.Time));
        other.ShouldNotContain(blocked.Id);
        var first = await waiting.JoinAsync(full, full.Clinic.ServiceIds[1]);
        var second = await waiting.JoinAsync(full, full.Clinic.ServiceIds[1]);

        await waiting.CancelAsync(full);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => database.Get<OfferFreeSeats>().RunAsync(Actor.System, default)));

        (await waiting.OfferAsync(first)).ShouldNotBeNull().SlotId.ShouldBe(blocked.Id);
        (await waiting.OfferAsync(second)).ShouldBeNull();
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_days_have_passed_the_waiting_ends()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);

        database.Clock.Advance(TimeSpan.FromDays(4));
        await database.Get<OfferFreeSeats>().RunAsync(Actor.System, default);

        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Ended);
    }

    [Fact]
    public async Task Nobody_waits_where_there_is_a_time_or_twice_or_for_what_is_booked()
    {
        var full = await waiting.FullAsync();
        var (owner, pet) = await Journey.OwnerWithPetAsync();
        var join = database.Get<JoinWaitlist>();
        var wish = new WaitlistWish(full.Day, full.Day);

        (await join.RunAsync(owner, pet, full.Clinic.ServiceId, wish, default)).Error!.Code.ShouldBe("times-are-free");
        (await join.RunAsync(owner, pet, full.Clinic.ServiceId, full.Wish, default)).IsOk.ShouldBeTrue();
        (await join.RunAsync(owner, pet, full.Clinic.ServiceId, full.Wish, default)).Error!.Code.ShouldBe("waiting-already");
        (await join.RunAsync(full.Owner, full.Pet, full.Clinic.ServiceId, full.Wish, default)).Error!.Code.ShouldBe("booked-in-these-days");
        (await join.RunAsync(full.Owner, pet, full.Clinic.ServiceId, full.Wish, default)).Error.ShouldBe(Error.NotFound);
        (await join.RunAsync(owner, pet, full.Clinic.ServiceId, full.Wish with { StaffId = Guid.NewGuid() }, default)).Error.ShouldBe(Error.NotFound);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task The_database_asks_the_one_whom_the_rule_names(int seed)
    {
        var random = new Random(seed);
        var full = await waiting.FullAsync();
        var line = new List<WaitlistEntry>();
        for (var i = 0; i < 30; i++)
        {
            var (owner, pet) = await Journey.OwnerWithPetAsync();
            var first = full.Day.AddDays(random.Next(-1, 2));
            var from = random.Next(3) == 0 ? full.Time.AddMinutes(random.Next(-60, 60)) : (TimeOnly?)null;
            var wish = new WaitlistWish(first, first.AddDays(random.Next(3)), from, null, random.Next(3) == 0 ? full.Clinic.StaffIds[random.Next(2)] : null);
            line.Add(WaitlistEntry.Join(
                owner.UserId, pet, full.Clinic.Id, full.Clinic.ServiceId, wish, full.Day.AddDays(-1), database.Clock.Now.AddSeconds(random.Next(40))).Value);
        }

        await database.AddAsync([.. line]);
        var expected = WaitlistEntry.FirstFor(line, full.Clinic.ServiceId, full.Day, full.Time, (await Journey.World.SlotAsync(full.Slot)).StaffId);

        await waiting.CancelAsync(full);

        var offered = await database.ReadAsync(db => db.WaitlistOffers.Where(o => o.SlotId == full.Slot).Select(o => (Guid?)o.EntryId).SingleOrDefaultAsync());
        offered.ShouldBe(expected?.Id);
    }

    [Fact]
    public async Task Many_cancelling_at_once_reach_as_many_who_wait_and_nobody_twice()
    {
        var full = await waiting.FullAsync(seats: 8);
        var line = new List<Place>();
        for (var i = 0; i < 6; i++)
        {
            line.Add(await waiting.JoinAsync(full));
        }

        await Task.WhenAll(full.Bookings.Select(b => database.Get<CancelBooking>().RunAsync(b.Owner, b.Id, null, null, default)));

        foreach (var place in line)
        {
            (await waiting.OfferAsync(place)).ShouldNotBeNull();
        }

        (await Journey.World.SlotAsync(full.Slot)).BookedCount.ShouldBe(6);
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_waits_hears_of_the_time_and_that_it_has_passed_on()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);
        var offer = (await waiting.OfferAsync(first))!;

        var (notice, mail) = await database.ReadAsync(async db => (
            await db.Notifications.AsNoTracking().SingleAsync(n => n.UserId == first.Owner.UserId),
            await db.MailDeliveries.AsNoTracking().SingleAsync(m => m.UserId == first.Owner.UserId)));
        notice.Link.ShouldBe($"/owner/waitlist/offers/{offer.Id}");
        mail.Template.ShouldBe("waitlist-offered");
        mail.SendBefore.ShouldBe(offer.ExpiresAt);

        await waiting.LetLapseAsync();

        (await database.ReadAsync(db => db.Notifications.Where(n => n.UserId == first.Owner.UserId).Select(n => n.Type).ToListAsync()))
            .ShouldBe(["waitlist-offered", "waitlist-lapsed"], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_cancels_does_not_suffer_when_the_pet_that_is_first_in_line_dies_at_that_moment()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        await using var db = await database.Get<IDbContextFactory<PetPro.Data.PetProDb>>().CreateDbContextAsync();
        await using var meanwhile = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE pets.pets SET died_on = '2026-01-02', death_told_at = now(), is_archived = true WHERE id = {first.Pet}");
        var cancelling = waiting.CancelAsync(full);
        await Eventually.SeeAsync(
            () => database.ReadAsync(other => other.Database.SqlQuery<int>(
                $"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync()),
            waitingForLock => waitingForLock > 0 || cancelling.IsCompleted);
        await meanwhile.CommitAsync();
        await cancelling;

        (await waiting.OfferAsync(first)).ShouldBeNull();
        (await Journey.World.SlotAsync(full.Slot)).BookedCount.ShouldBe(0);
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_lost_a_pet_waits_no_longer_and_the_time_that_was_held_passes_on()
    {
        var full = await waiting.FullAsync();
        var first = await waiting.JoinAsync(full);
        var second = await waiting.JoinAsync(full);
        await waiting.CancelAsync(full);

        (await database.Get<PetPro.Data.Pets.TellPetDeath>().RunAsync(
            first.Owner, first.Pet, DateOnly.FromDateTime(database.Clock.Now.UtcDateTime), default)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        (await waiting.EntryAsync(first)).Status.ShouldBe(WaitlistStatus.Ended);
        (await waiting.OfferAsync(second)).ShouldNotBeNull();
        (await Journey.World.WrongSeatsAsync()).ShouldBe(0);
    }
}
