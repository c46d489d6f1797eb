using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Pets;
using PetPro.Core.Records;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Pets;

public sealed partial class PetTransferTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    public async Task Who_was_invited_may_say_no_and_whoever_offered_hears_of_it_and_may_ask_somebody_else()
    {
        var (giver, pet) = await journey.OwnerWithPetAsync();
        var (taker, token) = await OfferedAsync(giver, pet);
        var stranger = Actor.Owner(await journey.World.OwnerAsync("Budi"));
        (await database.Get<DeclinePet>().RunAsync(stranger, token, Cancellation)).Error!.Code.ShouldBe("transfer-for-another");
        (await database.Get<DeclinePet>().RunAsync(Actor.Visitor, token, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<DeclinePet>().RunAsync(taker, token + "x", Cancellation)).Error.ShouldBe(Error.NotFound);

        (await database.Get<DeclinePet>().RunAsync(taker, token, Cancellation)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        await database.SendMailsAsync();

        (await database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).Error!.Code.ShouldBe("transfer-closed");
        (await database.Get<GetPetOffer>().RunAsync(taker, token, "en", Cancellation)).Value.State.ShouldBe(TransferState.Declined);
        (await database.Get<GetPetLife>().RunAsync(giver, pet, Cancellation)).Value.Offer.ShouldBeNull();
        (await database.Get<GetMyPet>().RunAsync(giver, pet, "en", Cancellation)).IsOk.ShouldBeTrue();
        (await database.ReadAsync(db => db.Notifications.SingleAsync(n => n.UserId == giver.UserId))).Title.ShouldBe("Milo stays with you");
        var email = await database.ReadAsync(db => db.Users.Where(u => u.Id == giver.UserId).Select(u => u.Email).SingleAsync());
        database.Mailer.Sent.Single(m => m.To == email).Subject.ShouldBe("Milo stays with you");
        (await database.Get<OfferPet>().RunAsync(giver, pet, "somebody@petpro.test", Cancellation)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_a_yes_and_a_no_at_once_one_counts()
    {
        for (var i = 0; i < 5; i++)
        {
            var (giver, pet) = await journey.OwnerWithPetAsync();
            var (taker, token) = await OfferedAsync(giver, pet);

            var yes = database.Get<AcceptPet>().RunAsync(taker, token, Cancellation);
            var no = database.Get<DeclinePet>().RunAsync(taker, token, Cancellation);
            await Task.WhenAll(yes, no);

            yes.Result.IsOk.ShouldNotBe(no.Result.IsOk);
            (await database.ReadAsync(db => db.Pets.Where(p => p.Id == pet).Select(p => p.UserId).SingleAsync()))
                .ShouldBe(yes.Result.IsOk ? taker.UserId : giver.UserId);
        }
    }

    [Fact]
    public async Task Nobody_takes_over_an_animal_that_has_died_meanwhile()
    {
        var (giver, pet) = await journey.OwnerWithPetAsync();
        var (taker, token) = await OfferedAsync(giver, pet);
        await database.Get<TellPetDeath>().RunAsync(giver, pet, DateOnly.FromDateTime(database.Clock.Now.UtcDateTime), Cancellation);

        (await database.Get<AcceptPet>().RunAsync(taker, token, Cancellation)).Error!.Code.ShouldBe("transfer-closed");
        (await database.Get<OfferPet>().RunAsync(giver, pet, "somebody@petpro.test", Cancellation)).Error!.Code.ShouldBe("pet-died");
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

    private async Task<Guid> SlotAsync(TestClinic clinic, int hours) => (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(hours)))[0].SlotId;

    [GeneratedRegex("/owner/pets/offered/([A-Za-z0-9_-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
