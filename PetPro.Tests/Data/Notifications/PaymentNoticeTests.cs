using Microsoft.EntityFrameworkCore;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Notifications;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Notifications;

/// <summary>What owners hear of payments that were declined or came too late.</summary>
public sealed class PaymentNoticeTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private BookingJourney journey = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        journey = new BookingJourney(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_declined_payment_says_until_when_the_seat_is_held()
    {
        var (owner, hold, _) = await HeldAsync();
        var begun = await journey.BeginAsync(owner, hold);
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        var notice = (await NoticesOfAsync(owner)).ShouldHaveSingleItem();
        notice.Type.ShouldBe(NotificationTypes.PaymentDeclined);
        notice.Content.ShouldContain($"still held until {Wording.Time(database.Clock.Now.AddMinutes(10), "Asia/Jakarta", "en")}");
    }

    [Fact]
    public async Task A_payment_declined_after_the_hold_lapsed_does_not_promise_the_seat()
    {
        var (owner, hold, _) = await HeldAsync();
        var begun = await journey.BeginAsync(owner, hold);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        (await NoticesOfAsync(owner)).ShouldHaveSingleItem().Content.ShouldContain("no longer held");
    }

    [Fact]
    public async Task Who_walked_away_from_paying_is_not_told_of_it_when_the_gateway_closes_its_page()
    {
        var (owner, hold, _) = await HeldAsync();
        var begun = await journey.BeginAsync(owner, hold);
        database.Clock.Advance(TimeSpan.FromMinutes(71));
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        (await NoticesOfAsync(owner)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, "still held until")]
    [InlineData(true, "no longer held")]
    public async Task A_declined_payment_for_several_pets_is_told_once_and_names_all(bool isLapsed, string said)
    {
        var clinic = await journey.World.ClinicAsync();
        var owner = Actor.Owner(await journey.World.OwnerAsync());
        Guid[] pets = [await journey.World.PetAsync(owner.UserId), await journey.World.PetAsync(owner.UserId, "Kopi")];
        var seats = (await journey.World.FreeAsync(clinic.ServiceId)).Zip(pets, (slot, pet) => new SeatForPet(slot.SlotId, pet)).ToList();
        var held = (await database.Get<ReserveGroup>().RunAsync(owner, seats, CancellationToken.None)).Value;
        var begun = (await database.Get<BeginGroupBooking>().RunAsync(owner, held.GroupId, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None)).Value;
        database.Clock.Advance(TimeSpan.FromMinutes(isLapsed ? 11 : 0));
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        var notice = (await NoticesOfAsync(owner)).ShouldHaveSingleItem();
        notice.Type.ShouldBe(NotificationTypes.PaymentDeclined);
        notice.Content.ShouldContain("Milo, Kopi");
        notice.Content.ShouldContain(said);
        begun.Bookings.Select(b => $"/owner/bookings/{b.BookingId}").ShouldContain(notice.Link);
    }

    [Theory]
    [InlineData(false, "still held until")]
    [InlineData(true, "no longer held")]
    public async Task A_declined_difference_says_that_the_visit_stays_and_whether_the_new_time_is_held(bool isLapsed, string said)
    {
        var clinic = await journey.World.ClinicAsync(services: 2, prices: [80_000, 200_000]);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(30)))[0].SlotId, pet);
        var moved = await journey.MoveAsync(owner, booking, (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(40)))[0].SlotId);
        var begun = await journey.PayForMoveAsync(owner, moved.MoveId);
        database.Clock.Advance(TimeSpan.FromMinutes(isLapsed ? 11 : 0));
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        var notice = (await NoticesOfAsync(owner)).Single(n => n.Type == NotificationTypes.PaymentDeclined);
        notice.Content.ShouldContain(said);
        notice.Content.ShouldContain("the visit stays on");
        notice.Link.ShouldBe(isLapsed ? $"/owner/bookings/{booking}" : $"/book/hold/{moved.HoldId}");
    }

    [Fact]
    public async Task What_was_given_up_for_another_time_is_not_told_when_its_payment_fails()
    {
        var clinic = await journey.World.ClinicAsync(services: 2, prices: [80_000, 200_000]);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(30)))[0].SlotId, pet);
        var dearer = await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(40));
        var moved = await journey.MoveAsync(owner, booking, dearer[0].SlotId);
        var begun = await journey.PayForMoveAsync(owner, moved.MoveId);
        await journey.MoveAsync(owner, booking, dearer[2].SlotId);
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Failed);

        (await NoticesOfAsync(owner)).ShouldNotContain(n => n.Type == NotificationTypes.PaymentDeclined);
    }

    [Fact]
    public async Task Who_paid_too_late_hears_that_everything_is_refunded()
    {
        var (owner, hold, _) = await HeldAsync();
        var begun = await journey.BeginAsync(owner, hold);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        var slot = await database.ReadAsync(db => db.Reservations.Where(r => r.Id == hold).Select(r => r.SlotId).SingleAsync());
        var (other, otherPet) = await journey.OwnerWithPetAsync();
        await journey.BookAsync(other, slot, otherPet);

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        var notice = (await NoticesOfAsync(owner)).Single(n => n.Type == NotificationTypes.PaidTooLate);
        notice.Content.ShouldContain("Rp 150.000");
        await database.SendMailsAsync();
        database.Mailer.Sent.ShouldContain(m => m.To == $"{owner.UserId:N}@petpro.test" && m.Subject.Contains("too late", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<NotificationLine>> NoticesOfAsync(Actor actor) =>
        database.Get<ListMyNotifications>().RunAsync(actor, null, 50, CancellationToken.None);

    private async Task<(Actor Owner, Guid HoldId, TestClinic Clinic)> HeldAsync()
    {
        var clinic = await journey.World.ClinicAsync();
        await database.RelayAllAsync();
        await database.SendMailsAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        return (owner, (await journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id, clinic);
    }
}
