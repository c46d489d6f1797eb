using Microsoft.EntityFrameworkCore;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

public sealed class CalendarFeedTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_has_the_owners_visits_under_the_ids_of_the_mails_and_says_no_more_than_a_calendar_needs()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var (stranger, strangersPet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);
        var strangers = await journey.BookAsync(stranger, free[3].SlotId, strangersPet);
        var reference = (await journey.BookingAsync(id)).ReferenceCode;

        var feed = await ReadAsync(await MakeAsync(owner));

        feed.ShouldContain($"UID:booking-{id}@petpro\r\n");
        feed.ShouldContain($"DTSTART:{free[0].StartsAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n");
        feed.ShouldContain("· Milo");
        feed.ShouldNotContain(strangers.ToString());
        feed.ShouldNotContain(reference);
        feed.ShouldNotContain("URL:");
    }

    [Fact]
    public async Task A_moved_and_a_cancelled_visit_keep_their_id_and_their_number_grows()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);
        var secret = await MakeAsync(owner);
        (await ReadAsync(secret)).ShouldContain("SEQUENCE:0\r\nSTATUS:CONFIRMED");

        await journey.MoveAsync(owner, id, free[3].SlotId);
        var moved = await ReadAsync(secret);
        await database.Get<CancelBooking>().RunAsync(owner, id, null, null, Cancellation);
        var cancelled = await ReadAsync(secret);

        moved.ShouldContain($"DTSTART:{free[3].StartsAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n");
        moved.ShouldContain("SEQUENCE:1\r\nSTATUS:CONFIRMED");
        cancelled.ShouldContain($"UID:booking-{id}@petpro\r\n");
        cancelled.ShouldContain("SEQUENCE:2\r\nSTATUS:CANCELLED");
        (await ReadAsync(secret)).ShouldBe(cancelled);
    }

    [Fact]
    public async Task A_visit_leaves_the_feed_sixty_days_after_it_began()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(2)))[0];
        var id = await journey.BookAsync(owner, slot.SlotId, pet);
        var secret = await MakeAsync(owner);

        database.Clock.Advance(slot.StartsAt.AddDays(60) - database.Clock.Now);
        (await ReadAsync(secret)).ShouldContain(id.ToString());
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ReadAsync(secret)).ShouldNotContain(id.ToString());
    }

    [Fact]
    public async Task What_is_not_paid_is_not_in_the_feed()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var held = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;
        await journey.BeginAsync(owner, held.Id);

        (await ReadAsync(await MakeAsync(owner))).ShouldNotContain("VEVENT");
    }

    [Fact]
    public async Task A_renewed_a_removed_and_an_unknown_address_and_that_of_a_closed_account_are_the_same_nothing()
    {
        var (owner, _) = await journey.OwnerWithPetAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var renewed = await MakeAsync(owner);
        var live = await MakeAsync(owner);
        await database.Get<RemoveCalendarFeed>().RunAsync(stranger, Cancellation);
        await ReadAsync(live);
        (await database.Get<GetMyCalendarFeed>().RunAsync(owner, Cancellation)).ShouldNotBeNull();

        (await database.Get<RemoveCalendarFeed>().RunAsync(owner, Cancellation)).IsOk.ShouldBeTrue();
        var closed = await MakeAsync(stranger);
        await database.ReadAsync(db => db.Users.Where(u => u.Id == stranger.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false), Cancellation));

        foreach (var secret in (string[])[renewed, live, closed, new string('A', 43), "", "../x"])
        {
            (await OpenAsync(secret)).Error.ShouldBe(Error.NotFound);
        }

        (await database.Get<GetMyCalendarFeed>().RunAsync(owner, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task An_address_is_made_for_who_has_signed_in_and_only_its_hash_is_kept()
    {
        var (owner, _) = await journey.OwnerWithPetAsync();
        var secret = await MakeAsync(owner);

        (await database.Get<MakeCalendarFeed>().RunAsync(Actor.Visitor, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.ReadAsync(db => db.CalendarFeeds.Where(f => f.UserId == owner.UserId).Select(f => f.SecretHash).SingleAsync(Cancellation)))
            .ShouldBe(LinkSecret.HashOf(secret));
    }

    private async Task<string> MakeAsync(Actor owner) => (await database.Get<MakeCalendarFeed>().RunAsync(owner, Cancellation)).Value;

    private async Task<string> ReadAsync(string secret) => (await OpenAsync(secret)).Value;

    private Task<Result<string>> OpenAsync(string secret) => database.Get<OpenCalendarFeed>().RunAsync(Actor.Visitor, secret, Cancellation);
}
