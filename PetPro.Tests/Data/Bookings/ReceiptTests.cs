using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class ReceiptTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deposit_leaves_the_rest_for_the_clinic()
    {
        var clinic = await journey.World.ClinicAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE clinics.services SET deposit_percent = 30 WHERE id = {clinic.ServiceId}", Cancellation));
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0].SlotId, pet);

        var paper = (await ReadAsync(owner, null, id)).Value;

        (paper.Price, paper.Payments.Single().Amount, paper.Kept, paper.AtClinic).ShouldBe((Money.Idr(150_000), Money.Idr(45_000), Money.Idr(45_000), Money.Idr(105_000)));
        (paper.OwnerName, paper.PetName, paper.Payments[0].Method, paper.PetsTogether).ShouldBe(("Sari", "Milo", "qris", 1));
        paper.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Fact]
    public async Task A_visit_that_was_called_off_keeps_what_did_not_go_back_and_owes_nothing()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var id = await journey.BookAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(5)))[0].SlotId, pet);
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, Cancellation)).Value.ShouldBe(Money.Idr(75_000));

        var paper = (await ReadAsync(owner, null, id)).Value;

        paper.TakesPlace.ShouldBeFalse();
        (paper.Refunds.Single().Amount, paper.Kept, paper.AtClinic).ShouldBe((Money.Idr(75_000), Money.Idr(75_000), Money.Zero));
    }

    [Fact]
    public async Task Of_pets_that_came_together_each_has_its_share_and_the_shares_make_the_payment()
    {
        var clinic = await journey.World.ClinicAsync(capacity: 3);
        var (owner, first) = await journey.OwnerWithPetAsync();
        Guid[] pets = [first, await journey.World.PetAsync(owner.UserId, "Bella"), await journey.World.PetAsync(owner.UserId, "Coco")];
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0].SlotId;
        var held = (await database.Get<ReserveGroup>().RunAsync(owner, [.. pets.Select(pet => new SeatForPet(slot, pet))], Cancellation)).Value;
        var begun = (await database.Get<BeginGroupBooking>().RunAsync(owner, held.GroupId, "qris", id => new Uri($"https://petpro.test/{id}"), Cancellation)).Value;
        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);
        await database.Get<CancelBooking>().RunAsync(owner, begun.Bookings[0].BookingId, null, null, Cancellation);

        var papers = new List<ReceiptPaper>();
        foreach (var booking in begun.Bookings)
        {
            papers.Add((await ReadAsync(owner, null, booking.BookingId)).Value);
        }

        papers.ShouldAllBe(p => p.PetsTogether == 3 && p.Payments.Single().Whole == Money.Idr(450_000) && p.Payments[0].Amount == Money.Idr(150_000));
        papers.Select(p => p.Kept.Amount).ShouldBe([0, 150_000, 150_000]);
        papers.Select(p => p.Refunds.Count).ShouldBe([1, 0, 0]);
    }

    [Fact]
    public async Task It_is_for_who_booked_and_for_who_runs_that_clinic()
    {
        var clinic = await journey.World.ClinicAsync();
        var other = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var (stranger, _) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);
        var reception = new Actor(
            await journey.World.OwnerAsync("Reception"), new HashSet<string>(), new Dictionary<Guid, IReadOnlySet<string>> { [clinic.Id] = Roles.Grants[Roles.Reception].ToHashSet() });

        (await ReadAsync(owner, null, id)).IsOk.ShouldBeTrue();
        (await ReadAsync(clinic.Manager, clinic.Id, id)).IsOk.ShouldBeTrue();
        foreach (var (actor, at) in ((Actor, Guid?)[])
            [(stranger, null), (clinic.Manager, null), (owner, clinic.Id), (other.Manager, other.Id), (other.Manager, clinic.Id), (reception, clinic.Id), (Actor.Visitor, null)])
        {
            (await ReadAsync(actor, at, id)).Error.ShouldBe(Error.NotFound);
        }
    }

    [Fact]
    public async Task There_is_none_for_what_was_not_paid()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var held = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;
        var begun = await journey.BeginAsync(owner, held.Id);

        (await ReadAsync(owner, null, begun.BookingId)).Error.ShouldBe(Error.NotFound);
    }

    private Task<Result<ReceiptPaper>> ReadAsync(Actor actor, Guid? clinicId, Guid id) => database.Get<GetReceipt>().RunAsync(actor, clinicId, id, Cancellation);
}
