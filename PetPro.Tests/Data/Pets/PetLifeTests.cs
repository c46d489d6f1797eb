using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Records;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Pets;

public sealed partial class PetLifeTests(TestDatabase database) : IClassFixture<TestDatabase>
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
    public async Task A_pet_goes_to_who_was_invited_with_what_is_known_of_it_and_paid_visits_stay_the_payers()
    {
        var clinic = await journey.World.ClinicAsync();
        var (giver, pet) = await journey.OwnerWithPetAsync();
        var booking = await journey.BookAsync(giver, await SlotAsync(clinic, 50), pet);
        var held = (await journey.HoldAsync(giver, await SlotAsync(clinic, 60), pet)).Value;
        await database.AddAsync(PassportLink.Give(pet, giver.UserId, default, "Hotel", database.Clock.Now.AddDays(2), database.Clock.Now).Value.Link);
        var (taker, token) = await OfferedAsync(giver, pet);

        (await database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).Value.ShouldBe(pet);
        (await database.ReadAsync(db => db.PassportLinks.Where(l => l.PetId == pet).Select(l => l.RevokedAt).SingleAsync())).ShouldBe(database.Clock.Now);
        await database.RelayAllAsync();

        (await database.Get<GetMyPet>().RunAsync(taker, pet, "en", Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<GetMyPet>().RunAsync(giver, pet, "en", Cancellation)).Error.ShouldBe(Error.NotFound);
        (await journey.BookingAsync(booking)).ShouldSatisfyAllConditions(b => b.Status.ShouldBe(BookingStatus.Confirmed), b => b.UserId.ShouldBe(giver.UserId));
        (await database.ReadAsync(db => db.Reservations.Where(r => r.Id == held.Id).Select(r => r.Status).SingleAsync())).ShouldBe(ReservationStatus.Cancelled);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
        (await database.Get<CancelBooking>().RunAsync(giver, booking, null, null, Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).Value.ShouldBe(pet, "the link opened twice by the same person says the same");
    }

    [Fact]
    public async Task Of_acceptances_and_a_withdrawal_at_once_one_wins()
    {
        for (var i = 0; i < 5; i++)
        {
            var (giver, pet) = await journey.OwnerWithPetAsync();
            var (taker, token) = await OfferedAsync(giver, pet);

            var accepting = Enumerable.Range(0, 4).Select(_ => database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).ToList();
            var withdrawing = database.Get<WithdrawPetOffer>().RunAsync(giver, pet, Cancellation);
            await Task.WhenAll([.. accepting, withdrawing]);

            var isMoved = await database.ReadAsync(db => db.Pets.Where(p => p.Id == pet).Select(p => p.UserId).SingleAsync()) == taker.UserId;
            accepting.Count(a => a.Result.IsOk).ShouldBe(isMoved ? 4 : 0);
            (await database.ReadAsync(db => db.PetTransfers.CountAsync(t => t.PetId == pet && t.AcceptedAt != null))).ShouldBe(isMoved ? 1 : 0);
            (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == pet && m.Type == "pet.transferred"))).ShouldBe(isMoved ? 1 : 0);
        }
    }

    [Fact]
    public async Task An_offer_is_for_its_address_alone_and_ends_when_it_is_withdrawn_or_a_week_old()
    {
        var (giver, pet) = await journey.OwnerWithPetAsync();
        var (taker, token) = await OfferedAsync(giver, pet);
        var stranger = Actor.Owner(await journey.World.OwnerAsync("Budi"));
        (await database.Get<AcceptPet>().RunAsync(stranger, token, Cancellation)).Error!.Code.ShouldBe("transfer-for-another");
        (await database.Get<GetPetOffer>().RunAsync(stranger, token, "en", Cancellation)).Value.ShouldSatisfyAllConditions(
            o => o.IsForMe.ShouldBeFalse(), o => o.PetName.ShouldBeEmpty(), o => o.GiverName.ShouldBeEmpty());
        (await database.Get<AcceptPet>().RunAsync(taker, token + "x", Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<OfferPet>().RunAsync(giver, pet, "somebody@petpro.test", Cancellation)).Error!.Code.ShouldBe("transfer-open");

        (await database.Get<WithdrawPetOffer>().RunAsync(giver, pet, Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).Error!.Code.ShouldBe("transfer-closed");

        var again = await TokenAsync(giver, pet, taker);
        database.Clock.Advance(TimeSpan.FromDays(8));
        (await database.Get<AcceptPet>().RunAsync(taker, again, Cancellation)).Error!.Code.ShouldBe("transfer-closed");
        (await database.Get<OfferPet>().RunAsync(giver, pet, "somebody@petpro.test", Cancellation)).IsOk.ShouldBeTrue();
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

    private async Task<(Actor Taker, string Token)> OfferedAsync(Actor giver, Guid pet)
    {
        var taker = Actor.Owner(await journey.World.OwnerAsync("Dewi"));
        return (taker, await TokenAsync(giver, pet, taker));
    }

    /// <summary>Offers the pet, and opens the mail.</summary>
    private async Task<string> TokenAsync(Actor giver, Guid pet, Actor taker)
    {
        var email = (await database.ReadAsync(db => db.Users.Where(u => u.Id == taker.UserId).Select(u => u.Email).SingleAsync()))!;
        (await database.Get<OfferPet>().RunAsync(giver, pet, email, Cancellation)).IsOk.ShouldBeTrue();
        await database.SendMailsAsync();
        return Link().Match(database.Mailer.Sent.Last(m => m.To == email).Text).Groups[1].Value;
    }

    private Task<Result> TellDeathAsync(Actor owner, Guid pet) => database.Get<TellPetDeath>().RunAsync(owner, pet, Today, Cancellation);

    private async Task<Guid> SlotAsync(TestClinic clinic, int hours) => (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(hours)))[0].SlotId;

    [GeneratedRegex("/owner/pets/offered/([A-Za-z0-9_-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
