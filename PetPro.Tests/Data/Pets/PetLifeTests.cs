using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Pets;

public sealed class PetLifeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(database.Clock.Now.UtcDateTime);

    [Fact]
    public async Task A_death_cancels_all_that_is_booked_and_gives_it_back_whole_whatever_the_rule()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var late = await journey.BookAsync(owner, await SlotAsync(clinic, 1), pet);
        var early = await journey.BookAsync(owner, await SlotAsync(clinic, 50), pet);
        var paying = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, await SlotAsync(clinic, 60), pet)).Value.Id);
        var held = (await journey.HoldAsync(owner, await SlotAsync(clinic, 70), pet)).Value;

        (await TellDeathAsync(owner, pet)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();

        foreach (var id in new[] { late, early })
        {
            (await journey.BookingAsync(id)).ShouldSatisfyAllConditions(
                b => b.Status.ShouldBe(BookingStatus.Cancelled),
                b => b.CancellationReason.ShouldBe(CancellationReasons.PetDied),
                b => b.RefundAmount.ShouldBe(b.Amount));
        }

        (await journey.BookingAsync(paying.BookingId)).Status.ShouldBe(BookingStatus.Cancelled);
        (await database.ReadAsync(db => db.Reservations.Where(r => r.Id == held.Id).Select(r => r.Status).SingleAsync())).ShouldBe(ReservationStatus.Cancelled);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
        await database.InvariantsHoldAsync();
        var mails = await database.ReadAsync(db => db.MailDeliveries.Where(m => m.UserId == owner.UserId && m.Template == "booking-cancelled").ToListAsync());
        mails.ShouldAllBe(m => m.Arguments["wording"].StartsWith("pet-died", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_pays_after_the_death_gets_all_of_it_back()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, await SlotAsync(clinic, 30), pet)).Value.Id);
        await TellDeathAsync(owner, pet);

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(begun.BookingId)).Status.ShouldBe(BookingStatus.Cancelled);
        (await journey.PaymentAsync(begun.PaymentId)).Refundable.ShouldBe(Money.Zero);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_pays_for_a_lapsed_hold_after_the_death_gets_all_of_it_back()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, await SlotAsync(clinic, 30), pet)).Value.Id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, Cancellation);
        await TellDeathAsync(owner, pet);
        await database.RelayAllAsync();

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(begun.BookingId)).Status.ShouldBe(BookingStatus.Cancelled);
        (await journey.PaymentAsync(begun.PaymentId)).Refundable.ShouldBe(Money.Zero);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_visit_that_has_begun_is_the_clinics_to_end()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, await SlotAsync(clinic, 1), pet);
        await database.Get<StartVisit>().RunAsync(clinic.Manager, booking, Cancellation);

        await TellDeathAsync(owner, pet);
        await database.RelayAllAsync();

        (await journey.BookingAsync(booking)).Status.ShouldBe(BookingStatus.InProgress);
        (await database.Get<CompleteVisit>().RunAsync(clinic.Manager, booking, Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        (await database.ReadAsync(db => db.MailDeliveries.AnyAsync(m => m.UserId == owner.UserId && m.Template == "review-invited"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_held_for_an_animal_that_has_died_however_close_together_the_two_come()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 30);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slots = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(2))).Take(12).ToList();

        await Task.WhenAll(slots.Select(s => (Task)journey.HoldAsync(owner, s.SlotId, pet)).Append(TellDeathAsync(owner, pet)));
        await database.RelayAllAsync();

        (await database.ReadAsync(db => db.Reservations.CountAsync(r => r.PetId == pet && r.Status == ReservationStatus.Pending))).ShouldBe(0);
        (await journey.HoldAsync(owner, slots[0].SlotId, pet)).Error.ShouldBe(Error.NotFound);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_death_told_by_mistake_is_taken_back_within_a_day_and_what_was_booked_stays_cancelled()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(owner, await SlotAsync(clinic, 50), pet);
        await TellDeathAsync(owner, pet);
        await database.RelayAllAsync();

        (await database.Get<ArchivePet>().RunAsync(owner, pet, isArchived: false, Cancellation)).Error!.Code.ShouldBe("pet-died");
        (await database.Get<TakePetDeathBack>().RunAsync(owner, pet, Cancellation)).IsOk.ShouldBeTrue();
        (await journey.BookingAsync(booking)).Status.ShouldBe(BookingStatus.Cancelled);
        (await journey.HoldAsync(owner, await SlotAsync(clinic, 50), pet)).IsOk.ShouldBeTrue();

        await TellDeathAsync(owner, pet);
        database.Clock.Advance(TimeSpan.FromHours(25));
        (await database.Get<TakePetDeathBack>().RunAsync(owner, pet, Cancellation)).Error!.Code.ShouldBe("death-is-settled");
    }

    [Fact]
    public async Task Of_pets_that_are_booked_together_only_the_one_that_has_died_is_called_off()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var sister = await journey.World.PetAsync(owner.UserId, "Luna");
        var slot = await SlotAsync(clinic, 50);
        var held = (await database.Get<ReserveGroup>().RunAsync(owner, [new SeatForPet(slot, pet), new SeatForPet(slot, sister)], Cancellation)).Value;
        var begun = (await database.Get<BeginGroupBooking>().RunAsync(owner, held.GroupId, "qris", _ => new Uri("https://petpro.test"), Cancellation)).Value;
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        await TellDeathAsync(owner, pet);
        await database.RelayAllAsync();

        var bookings = await database.ReadAsync(db => db.Bookings.AsNoTracking().Where(b => b.GroupId == held.GroupId).ToListAsync());
        bookings.Single(b => b.PetId == pet).ShouldSatisfyAllConditions(b => b.Status.ShouldBe(BookingStatus.Cancelled), b => b.RefundAmount.ShouldBe(b.Amount));
        bookings.Single(b => b.PetId == sister).Status.ShouldBe(BookingStatus.Confirmed);
        (await journey.World.SlotAsync(slot)).BookedCount.ShouldBe(1);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task What_waits_to_be_sent_is_not_sent_any_more_but_what_is_called_off_is_said()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(20)))[0];
        var booking = await journey.BookAsync(owner, slot.SlotId, pet);
        await database.SendMailsAsync();
        database.Clock.Now = slot.StartsAt.ToUniversalTime().AddMinutes(-110);
        await database.Get<RemindOfVisits>().RunAsync(Actor.System, Cancellation);
        var email = await database.ReadAsync(db => db.Users.Where(u => u.Id == owner.UserId).Select(u => u.Email).SingleAsync());
        var before = database.Mailer.Sent.Count(m => m.To == email);
        (await database.ReadAsync(db => db.MailDeliveries.CountAsync(m => m.UserId == owner.UserId && m.Template == "visit-reminder"))).ShouldBe(1);

        await TellDeathAsync(owner, pet);
        await database.RelayAllAsync();
        await database.SendMailsAsync();

        (await journey.BookingAsync(booking)).Status.ShouldBe(BookingStatus.Cancelled);
        var after = database.Mailer.Sent.Where(m => m.To == email).Skip(before).ToList();
        after.ShouldHaveSingleItem().Text.ShouldContain("We are very sorry that Milo has died");
        (await database.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == clinic.ManagerId && n.Type == "clinic-booking-cancelled"))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_yours_can_neither_be_given_away_nor_declared_dead()
    {
        var (_, pet) = await journey.OwnerWithPetAsync();
        var stranger = Actor.Owner(await journey.World.OwnerAsync("Budi"));

        (await TellDeathAsync(stranger, pet)).Error.ShouldBe(Error.NotFound);
        (await database.Get<TakePetDeathBack>().RunAsync(stranger, pet, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<OfferPet>().RunAsync(stranger, pet, "me@petpro.test", Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<WithdrawPetOffer>().RunAsync(stranger, pet, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    private Task<Result> TellDeathAsync(Actor owner, Guid pet) => database.Get<TellPetDeath>().RunAsync(owner, pet, Today, Cancellation);

    private async Task<Guid> SlotAsync(TestClinic clinic, int hours) => (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(hours)))[0].SlotId;
}
