using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Clinics;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class RescheduleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_visit_moves_to_another_time_with_its_seat_its_reference_and_its_history()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);
        var before = await journey.BookingAsync(id);

        var moved = await journey.MoveAsync(owner, id, free[3].SlotId);

        moved.IsMoved.ShouldBeTrue();
        moved.Difference.ShouldBe(Money.Zero);
        var booking = await journey.BookingAsync(id);
        (booking.SlotId, booking.ReferenceCode, booking.TimesMoved).ShouldBe((free[3].SlotId, before.ReferenceCode, 1));
        (await journey.World.SlotAsync(free[0].SlotId)).BookedCount.ShouldBe(0);
        (await journey.World.SlotAsync(free[3].SlotId)).BookedCount.ShouldBe(1);
        var history = await database.ReadAsync(db => db.BookingMoves.SingleAsync(m => m.BookingId == id));
        (history.FromStartsAt, history.ToStartsAt, history.MovedBy, history.Status)
            .ShouldBe((free[0].StartsAt.ToUniversalTime(), free[3].StartsAt.ToUniversalTime(), MovedBy.Owner, MoveStatus.Done));
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_visit_moves_to_a_time_that_overlaps_its_own_with_the_same_member_of_staff()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(30)))[0];
        var same = (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(30))).First(s => s.StartsAt == slot.StartsAt);
        var id = await journey.BookAsync(owner, slot.SlotId, pet);

        (await journey.MoveAsync(owner, id, same.SlotId)).IsMoved.ShouldBeTrue();

        (await journey.BookingAsync(id)).ServiceId.ShouldBe(clinic.ServiceIds[1]);
        await database.InvariantsHoldAsync();
    }

    [Theory]
    [InlineData(30, 100)]
    [InlineData(5, 50)]
    public async Task Something_cheaper_gives_the_difference_back_by_the_clinics_rule_and_later_cancelling_gives_no_more_than_that_share(int hoursBefore, int percent)
    {
        var clinic = await journey.World.ClinicAsync(services: 2, prices: [200_001, 80_000]);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(32)))[0];
        var id = await journey.BookAsync(owner, slot.SlotId, pet);
        database.Clock.Advance(slot.StartsAt - database.Clock.Now - TimeSpan.FromHours(hoursBefore));
        var cheaper = (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(48)))[0];

        var moved = await journey.MoveAsync(owner, id, cheaper.SlotId);

        moved.Difference.ShouldBe(-Money.Idr(120_001).Percent(percent));
        var terms = (await database.Get<GetCancellationTerms>().RunAsync(owner, id, CancellationToken.None)).Value;
        terms.Paid.ShouldBe(Money.Idr(200_001) + moved.Difference);
        terms.Percent.ShouldBe(percent);
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).Value.ShouldBe(terms.Paid.Percent(percent));
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Something_dearer_holds_the_new_seat_and_moves_when_the_difference_is_paid()
    {
        var (clinic, owner, id, dearer) = await BookedAsync();
        var old = (await journey.BookingAsync(id)).SlotId;

        var held = await journey.MoveAsync(owner, id, dearer.SlotId);
        (await journey.MoveAsync(owner, id, dearer.SlotId)).MoveId.ShouldBe(held.MoveId);
        (held.IsMoved, held.Difference).ShouldBe((false, Money.Idr(100_000)));
        (await journey.BookingAsync(id)).SlotId.ShouldBe(old);
        (await journey.World.SlotAsync(dearer.SlotId)).BookedCount.ShouldBe(1);
        var paying = await journey.PayForMoveAsync(owner, held.MoveId);
        (await journey.PayForMoveAsync(owner, held.MoveId)).PaymentId.ShouldBe(paying.PaymentId);
        await journey.GatewaySaysAsync(paying.PaymentId, GatewayOutcome.Succeeded);

        var booking = await journey.BookingAsync(id);
        (booking.SlotId, booking.ServiceId, booking.Amount).ShouldBe((dearer.SlotId, clinic.ServiceIds[1], Money.Idr(250_000)));
        (await journey.World.SlotAsync(old)).BookedCount.ShouldBe(0);
        await database.InvariantsHoldAsync();
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).Value.ShouldBe(Money.Idr(250_000));
        (await journey.PaymentAsync(paying.PaymentId)).Refunds.Single().Amount.ShouldBe(Money.Idr(100_000));
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_difference_that_is_not_paid_in_time_leaves_the_visit_where_it_was()
    {
        var (_, owner, id, dearer) = await BookedAsync();
        var old = (await journey.BookingAsync(id)).SlotId;
        var held = await journey.MoveAsync(owner, id, dearer.SlotId);
        var paying = await journey.PayForMoveAsync(owner, held.MoveId);
        await journey.GatewaySaysAsync(paying.PaymentId, GatewayOutcome.Failed);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);

        (await database.Get<PayForMove>().RunAsync(owner, held.MoveId, "qris", _ => new Uri("https://petpro.test"), CancellationToken.None)).Error!.Code.ShouldBe("hold-expired");
        (await journey.BookingAsync(id)).SlotId.ShouldBe(old);
        (await journey.World.SlotAsync(dearer.SlotId)).BookedCount.ShouldBe(0);
        await database.InvariantsHoldAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_difference_that_is_paid_late_moves_the_visit_if_the_seat_is_still_free_and_goes_back_if_not(bool isGone)
    {
        var (_, owner, id, dearer) = await BookedAsync();
        var old = (await journey.BookingAsync(id)).SlotId;
        var held = await journey.MoveAsync(owner, id, dearer.SlotId);
        var paying = await journey.PayForMoveAsync(owner, held.MoveId);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        if (isGone)
        {
            var other = await journey.OwnerWithPetAsync();
            await journey.BookAsync(other.Owner, dearer.SlotId, other.PetId);
        }

        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        await journey.GatewaySaysAsync(paying.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(id)).SlotId.ShouldBe(isGone ? old : dearer.SlotId);
        (await journey.PaymentAsync(paying.PaymentId)).Refundable.ShouldBe(isGone ? Money.Zero : Money.Idr(100_000));
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task The_visit_is_cancelled_while_the_difference_is_paid_and_everything_goes_back()
    {
        var (_, owner, id, dearer) = await BookedAsync();
        var paying = await journey.PayForMoveAsync(owner, (await journey.MoveAsync(owner, id, dearer.SlotId)).MoveId);
        (await database.Get<CancelBooking>().RunAsync(owner, id, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();

        await journey.GatewaySaysAsync(paying.PaymentId, GatewayOutcome.Succeeded);

        (await journey.PaymentAsync(paying.PaymentId)).Refundable.ShouldBe(Money.Zero);
        (await journey.World.SlotAsync(dearer.SlotId)).BookedCount.ShouldBe(0);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task An_owner_is_bound_by_the_rules_and_the_clinics_staff_is_not()
    {
        var clinic = await journey.World.ClinicAsync(rules: new BookingRules(60, 7, [new RefundStep(24, 100), new RefundStep(2, 50), new RefundStep(1, 0)]));
        var elsewhere = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var stranger = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var foreign = (await journey.World.FreeAsync(elsewhere.ServiceId, TimeSpan.FromHours(30)))[0];
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);
        var (move, staffMove) = (database.Get<RescheduleBooking>(), database.Get<RescheduleVisit>());
        Task<Result<MoveOutcome>> OwnerMovesAsync(Guid slot) => move.RunAsync(owner, id, slot, null, CancellationToken.None);

        (await move.RunAsync(stranger.Owner, id, free[1].SlotId, null, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await staffMove.RunAsync(elsewhere.Manager, id, free[1].SlotId, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await staffMove.RunAsync(owner, id, free[1].SlotId, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await OwnerMovesAsync(foreign.SlotId)).Error.ShouldBe(Error.NotFound);
        (await OwnerMovesAsync(free[0].SlotId)).Error!.Code.ShouldBe("slot-unchanged");
        (await move.RunAsync(owner, id, free[1].SlotId, Money.Idr(1), CancellationToken.None)).Error!.Code.ShouldBe("difference-changed");
        foreach (var slot in free.Skip(1).Take(MoveRule.MostByOwner))
        {
            (await OwnerMovesAsync(slot.SlotId)).IsOk.ShouldBeTrue();
        }

        (await OwnerMovesAsync(free[0].SlotId)).Error!.Code.ShouldBe("moved-too-often");
        (await staffMove.RunAsync(clinic.Manager, id, free[0].SlotId, CancellationToken.None)).IsOk.ShouldBeTrue();
        database.Clock.Advance(free[0].StartsAt - database.Clock.Now - TimeSpan.FromMinutes(30));
        var another = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromMinutes(65)))[0];
        (await database.Get<GetCancellationTerms>().RunAsync(owner, id, CancellationToken.None)).Value.Percent.ShouldBe(100);
        (await staffMove.RunAsync(clinic.Manager, id, another.SlotId, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None);
        (await staffMove.RunAsync(clinic.Manager, id, free[0].SlotId, CancellationToken.None)).Error!.Code.ShouldBe("booking-not-movable");
        await database.RelayAllAsync();
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Until_the_last_step_of_the_clinics_rule_an_owner_may_move_and_not_after()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var free = await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30));
        var id = await journey.BookAsync(owner, free[0].SlotId, pet);

        database.Clock.Advance(free[0].StartsAt - database.Clock.Now - TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        (await database.Get<RescheduleBooking>().RunAsync(owner, id, free[9].SlotId, null, CancellationToken.None)).Error!.Code.ShouldBe("too-late-to-move");
        database.Clock.Advance(TimeSpan.FromSeconds(-1));
        (await database.Get<RescheduleBooking>().RunAsync(owner, id, free[9].SlotId, null, CancellationToken.None)).IsOk.ShouldBeTrue();
    }

    /// <summary>A visit at 150,000, and a free time of a service at 250,000.</summary>
    private async Task<(TestClinic Clinic, Actor Owner, Guid BookingId, FreeSlot Dearer)> BookedAsync()
    {
        var clinic = await journey.World.ClinicAsync(services: 2, prices: [150_000, 250_000]);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(30)))[0];
        var id = await journey.BookAsync(owner, slot.SlotId, pet);
        return (clinic, owner, id, (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(48)))[0]);
    }
}
