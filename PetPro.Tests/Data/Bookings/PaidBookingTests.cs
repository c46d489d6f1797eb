using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Bookings;

public sealed class PaidBookingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_paid_hold_becomes_a_booking_with_one_share_out_and_one_balanced_journal()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];

        var id = await journey.BookAsync(owner, slot.SlotId, pet);

        var seen = (await database.Get<GetMyBooking>().RunAsync(owner, id, CancellationToken.None)).Value;
        seen.Status.ShouldBe(BookingStatus.Confirmed);
        seen.StartsAt.Offset.ShouldBe(TimeSpan.FromHours(7));
        seen.Payment!.Status.ShouldBe(PaymentStatus.Success);
        var entry = await database.ReadAsync(db => db.FinancialEntries.SingleAsync(e => e.BookingId == id));
        entry.PlatformFee.ShouldBe(Money.Idr(15_000));
        entry.FeeTax.ShouldBe(Money.Idr(1_650));
        entry.ClinicAmount.ShouldBe(Money.Idr(133_350));
        var journal = await database.ReadAsync(db => db.Journals.Include(j => j.Lines).SingleAsync(j => j.PaymentId == seen.Payment.Id));
        journal.Lines.Sum(l => l.Amount.Amount).ShouldBe(0);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Beginning_to_pay_many_times_at_once_is_one_booking_and_one_payment()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var hold = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;

        var begun = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => journey.BeginAsync(owner, hold.Id)));

        begun.Select(b => (b.BookingId, b.PaymentId)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_declined_payment_leaves_the_seat_held_and_can_be_tried_again()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var hold = (await journey.HoldAsync(owner, slot.SlotId, pet)).Value;
        var declined = await journey.BeginAsync(owner, hold.Id);

        await journey.GatewaySaysAsync(declined.PaymentId, GatewayOutcome.Failed);
        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(1);
        var again = await journey.BeginAsync(owner, hold.Id);
        await journey.GatewaySaysAsync(again.PaymentId, GatewayOutcome.Succeeded);

        again.BookingId.ShouldBe(declined.BookingId);
        again.PaymentId.ShouldNotBe(declined.PaymentId);
        (await journey.BookingAsync(again.BookingId)).Status.ShouldBe(BookingStatus.Confirmed);
    }

    [Fact]
    public async Task Both_attempts_take_the_money_and_the_second_goes_back_in_full()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var hold = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;
        var first = await journey.BeginAsync(owner, hold.Id);
        await journey.GatewaySaysAsync(first.PaymentId, GatewayOutcome.Failed);
        var second = await journey.BeginAsync(owner, hold.Id);

        await journey.GatewaySaysAsync(second.PaymentId, GatewayOutcome.Succeeded);
        await journey.GatewaySaysAsync(first.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(second.BookingId)).PaymentId.ShouldBe(second.PaymentId);
        (await journey.PaymentAsync(second.PaymentId)).Refunds.ShouldBeEmpty();
        (await journey.PaymentAsync(first.PaymentId)).Refunds.Single().Reason.ShouldBe(RefundReasons.PaidTwice);
    }

    [Fact]
    public async Task Paid_after_the_hold_lapsed_takes_the_seat_again_if_it_is_free()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0];
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        (await journey.BookingAsync(begun.BookingId)).Status.ShouldBe(BookingStatus.Expired);

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        (await journey.BookingAsync(begun.BookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Paid_after_the_seat_went_to_somebody_else_goes_back_in_full()
    {
        var clinic = await journey.World.ClinicAsync(services: 2);
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var other = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceIds[0], TimeSpan.FromHours(3)))[0];
        var overlapping = (await journey.World.FreeAsync(clinic.ServiceIds[1], TimeSpan.FromHours(3))).First(s => s.StartsAt == slot.StartsAt);
        var begun = await journey.BeginAsync(owner, (await journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        await journey.BookAsync(other.Owner, overlapping.SlotId, other.PetId);

        await journey.GatewaySaysAsync(begun.PaymentId, GatewayOutcome.Succeeded);

        var booking = await journey.BookingAsync(begun.BookingId);
        booking.Status.ShouldBe(BookingStatus.Cancelled);
        booking.CancellationReason.ShouldBe(CancellationReasons.SeatGone);
        var payment = await journey.PaymentAsync(begun.PaymentId);
        payment.Refunds.Single().Amount.ShouldBe(payment.Amount);
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == payment.Id))).ShouldBe(1);
        (await journey.World.WrongSeatsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(25, 100)]
    [InlineData(5, 50)]
    [InlineData(1, 0)]
    public async Task Cancelling_gives_back_what_the_clinics_rule_says_and_frees_the_seat(int hoursBefore, int percent)
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var stranger = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var id = await journey.BookAsync(owner, slot.SlotId, pet);
        database.Clock.Advance(slot.StartsAt - database.Clock.Now - TimeSpan.FromHours(hoursBefore));
        var shown = (await database.Get<GetCancellationTerms>().RunAsync(owner, id, CancellationToken.None)).Value;
        shown.Refund.ShouldBe(Money.Idr(150_000).Percent(percent));
        var cancel = database.Get<CancelBooking>();

        (await cancel.RunAsync(stranger.Owner, id, null, null, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await cancel.RunAsync(owner, id, null, shown.Refund + Money.Idr(1), CancellationToken.None)).Error!.Code.ShouldBe("refund-changed");
        var cancelled = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cancel.RunAsync(owner, id, "sick", shown.Refund, CancellationToken.None)));

        cancelled.Count(c => c.IsOk).ShouldBe(1);
        (await journey.World.SlotAsync(slot.SlotId)).BookedCount.ShouldBe(0);
        var entries = await database.ReadAsync(db => db.FinancialEntries.Where(e => e.BookingId == id).ToListAsync());
        entries.Sum(e => e.TotalAmount.Amount).ShouldBe(150_000 - shown.Refund.Amount);
        entries.ShouldAllBe(e => e.PlatformFee + e.ClinicAmount + e.TaxAmount == e.TotalAmount);
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_said_so_and_the_next_try_opens_the_same_payment()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var hold = (await journey.HoldAsync(owner, (await journey.World.FreeAsync(clinic.ServiceId))[0].SlotId, pet)).Value;
        database.Gateway.AwayFor = 1;

        var away = await database.Get<BeginBooking>().RunAsync(owner, hold.Id, "qris", id => new Uri("https://petpro.test"), CancellationToken.None);
        var open = await journey.BeginAsync(owner, hold.Id);

        away.Error!.Kind.ShouldBe(ErrorKind.Unavailable);
        open.PaymentUrl.ShouldNotBeNull();
        (await database.ReadAsync(db => db.Payments.CountAsync(p => p.SubjectId == open.BookingId))).ShouldBe(1);
    }

    [Fact]
    public async Task A_visit_goes_from_arrival_to_review_and_only_the_clinics_staff_moves_it()
    {
        var clinic = await journey.World.ClinicAsync();
        var elsewhere = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId))[0];
        var id = await journey.BookAsync(owner, slot.SlotId, pet);

        (await database.Get<CheckInVisit>().RunAsync(elsewhere.Manager, id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<CheckInVisit>().RunAsync(owner, id, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
        (await database.Get<MarkNoShow>().RunAsync(clinic.Manager, id, CancellationToken.None)).Error!.Code.ShouldBe("visit-not-due");
        (await database.Get<WriteReview>().RunAsync(owner, id, 5, "Baik", CancellationToken.None)).Error!.Code.ShouldBe("visit-not-completed");
        (await database.Get<CheckInVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();
        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Get<StartVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)));
        started.Count(s => s.IsOk).ShouldBe(1);
        (await database.Get<CompleteVisit>().RunAsync(clinic.Manager, id, CancellationToken.None)).IsOk.ShouldBeTrue();

        var reviews = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Get<WriteReview>().RunAsync(owner, id, 5, "Baik", CancellationToken.None)));
        reviews.Count(r => r.IsOk).ShouldBe(1);
        reviews.First(r => !r.IsOk).Error!.Code.ShouldBe("already-reviewed");
        var board = (await database.Get<ListClinicVisits>().RunAsync(
            clinic.Manager, clinic.Id, DateOnly.FromDateTime(slot.StartsAt.DateTime), 1, null, CancellationToken.None)).Value;
        board.Visits.Single(v => v.BookingId == id).Status.ShouldBe(BookingStatus.Completed);
        (await database.Get<ListClinicVisits>().RunAsync(elsewhere.Manager, clinic.Id, null, 1, null, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }
}
