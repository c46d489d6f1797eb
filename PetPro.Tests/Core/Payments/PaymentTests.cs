using FsCheck;
using FsCheck.Fluent;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Shared;

namespace PetPro.Tests.Core.Payments;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Arbitrary<List<GatewayOutcome>> AnyOrder =
        Gen.Elements(GatewayOutcome.Pending, GatewayOutcome.Failed, GatewayOutcome.Succeeded).ListOf().Select(list => list.ToList()).ToArbitrary();

    [Fact]
    public void Whatever_the_order_of_notices_it_is_paid_if_one_said_so_and_says_so_once() =>
        Prop.ForAll(AnyOrder, outcomes =>
        {
            var payment = Open();
            outcomes.ForEach(outcome => payment.Follow(outcome, payment.Amount, Now));
            var isPaid = outcomes.Contains(GatewayOutcome.Succeeded);
            return payment.IsPaid == isPaid && payment.Events.OfType<PaymentSucceeded>().Count() == (isPaid ? 1 : 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_order_of_notices_it_never_moves_backwards() =>
        Prop.ForAll(AnyOrder, outcomes =>
        {
            var payment = Open();
            var passed = outcomes.Select(outcome =>
            {
                payment.Follow(outcome, payment.Amount, Now);
                return Rank(payment.Status);
            }).ToList();
            return passed.SequenceEqual(passed.Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_doubled_notice_changes_nothing() =>
        Prop.ForAll(AnyOrder, outcomes =>
        {
            var payment = Open();
            return outcomes.TrueForAll(outcome =>
            {
                payment.Follow(outcome, payment.Amount, Now);
                var (status, paidAt, events) = (payment.Status, payment.PaidAt, payment.Events.Count);
                var changed = payment.Follow(outcome, payment.Amount, Now.AddMinutes(1));
                return !changed && payment.Status == status && payment.PaidAt == paidAt && payment.Events.Count == events;
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_failure_is_told_once_and_never_after_the_success()
    {
        var payment = Open();

        payment.Follow(GatewayOutcome.Failed, payment.Amount, Now).ShouldBeTrue();
        payment.Follow(GatewayOutcome.Failed, payment.Amount, Now).ShouldBeFalse();
        payment.Follow(GatewayOutcome.Succeeded, payment.Amount, Now).ShouldBeTrue();
        payment.Follow(GatewayOutcome.Failed, payment.Amount, Now).ShouldBeFalse();

        payment.Status.ShouldBe(PaymentStatus.Success);
        payment.Events.Select(e => e.GetType()).ShouldBe([typeof(PaymentFailed), typeof(PaymentSucceeded)]);
    }

    [Fact]
    public void Another_amount_than_was_asked_is_for_people_to_look_at()
    {
        var payment = Open();

        Should.Throw<InvalidOperationException>(() => payment.Follow(GatewayOutcome.Succeeded, payment.Amount - Money.Idr(1), Now));

        payment.Status.ShouldBe(PaymentStatus.Pending);
        payment.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Refunds_never_add_up_to_more_than_was_paid() =>
        Prop.ForAll(Gen.Choose(-10_000, 200_000).ListOf().ToArbitrary(), amounts =>
        {
            var payment = Paid();
            foreach (var amount in amounts)
            {
                payment.GiveBack(Money.Idr(amount), RefundReasons.Cancelled);
            }

            var promised = payment.Refunds.Sum(r => r.Amount.Amount);
            return promised <= payment.Amount.Amount && payment.Refunds.All(r => r.Amount > Money.Zero)
                && payment.Refundable == payment.Amount - Money.Idr(promised);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_paid_is_not_given_back() =>
        Open().GiveBack(Money.Idr(1), RefundReasons.Cancelled).Error!.Code.ShouldBe("refund-above-paid");

    [Fact]
    public void It_is_partially_refunded_until_its_refunds_add_up_to_it()
    {
        var payment = Paid();
        var first = payment.GiveBack(Money.Idr(50_000), RefundReasons.Cancelled).Value;
        var second = payment.GiveBack(payment.Refundable, RefundReasons.Cancelled).Value;
        payment.Status.ShouldBe(PaymentStatus.Success);

        payment.Refunded(second.Id, "r2", Now).IsOk.ShouldBeTrue();
        payment.Status.ShouldBe(PaymentStatus.PartiallyRefunded);
        payment.Refunded(first.Id, "r1", Now).IsOk.ShouldBeTrue();

        payment.Status.ShouldBe(PaymentStatus.Refunded);
        payment.Refunded(first.Id, "r1 again", Now).IsOk.ShouldBeTrue();
        first.ExternalReference.ShouldBe("r1");
        payment.Events.OfType<PaymentRefunded>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_refund_that_finds_nobody_waits_longer_each_time_but_an_hour_at_most()
    {
        var refund = Paid().GiveBack(Money.Idr(1), RefundReasons.Cancelled).Value;

        var pauses = Enumerable.Range(0, 20).Select(_ =>
        {
            refund.TryAgainLater(Now);
            return refund.NextAttemptAt - Now;
        }).ToList();

        pauses.ShouldBe(pauses.Order());
        pauses[0].ShouldBe(TimeSpan.FromSeconds(4));
        pauses[^1].ShouldBe(TimeSpan.FromHours(1));
    }

    private static Payment Open() => Payment.Begin(
        PaymentSubjects.Booking, Guid.CreateVersion7(), Guid.CreateVersion7(), "sandbox", Money.Idr(150_000), "qris", Now.AddMinutes(10));

    private static Payment Paid()
    {
        var payment = Open();
        payment.Follow(GatewayOutcome.Succeeded, payment.Amount, Now);
        return payment;
    }

    private static int Rank(PaymentStatus status) => status switch
    {
        PaymentStatus.Pending => 0,
        PaymentStatus.Processing => 1,
        PaymentStatus.Failed => 2,
        _ => 3,
    };
}
