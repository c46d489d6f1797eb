using Microsoft.EntityFrameworkCore;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data.Outbox;
using PetPro.Data.Outside.Sandbox;
using PetPro.Data.Payments;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Payments;

public sealed class WebhookTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly SandboxMerchant sandbox = new(database);

    [Fact]
    public async Task Fifty_doubled_webhooks_at_once_are_one_payment_one_booking_and_one_journal()
    {
        var (_, bookingId, paymentId) = await sandbox.OpenPaymentAsync();
        var body = (await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success)).Single();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => sandbox.DeliverAsync(body))));
        await database.RelayAllAsync();

        answers.ShouldAllBe(answer => answer.IsOk);
        answers.Count(answer => answer.Value).ShouldBe(1);
        (await sandbox.Journey.BookingAsync(bookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        (await database.ReadAsync(db => db.GatewayNotifications.CountAsync(n => n.PaymentId == paymentId && n.ProcessedAt != null))).ShouldBe(1);
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == paymentId && m.Type == "payment.processed"))).ShouldBe(1);
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == paymentId))).ShouldBe(1);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_success_told_twice_and_then_an_older_state_is_a_success()
    {
        var (_, bookingId, paymentId) = await sandbox.OpenPaymentAsync();
        var bodies = await sandbox.BodiesAsync(paymentId, SandboxAnswer.Duplicate);
        bodies.Count.ShouldBe(3);

        foreach (var body in bodies)
        {
            (await sandbox.DeliverAsync(body)).IsOk.ShouldBeTrue();
            await database.RelayAllAsync();
        }

        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Success);
        (await sandbox.Journey.BookingAsync(bookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task An_older_state_that_comes_first_does_not_stop_the_success()
    {
        var (_, _, paymentId) = await sandbox.OpenPaymentAsync();
        var bodies = await sandbox.BodiesAsync(paymentId, SandboxAnswer.Duplicate);

        await sandbox.DeliverAsync(bodies[2]);
        await database.RelayAllAsync();
        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Processing);
        await sandbox.DeliverAsync(bodies[0]);
        await database.RelayAllAsync();

        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Success);
    }

    [Fact]
    public async Task What_is_not_authentic_is_refused_and_leaves_no_trace()
    {
        var (_, _, paymentId) = await sandbox.OpenPaymentAsync();
        var body = (await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success)).Single();
        var signed = sandbox.Signed(body);

        (await sandbox.DeliverAsync(signed with { Body = body.Replace("150000", "1", StringComparison.Ordinal) })).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(signed with { Signature = "" })).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(signed with { Signature = signed.Signature[1..] + "0" })).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(signed with { Timestamp = "soon" })).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(sandbox.Signed("{}"))).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(sandbox.Signed("not json"))).Error!.Code.ShouldBe(ReceivePaymentNotice.NotAuthentic);
        (await sandbox.DeliverAsync(signed, "midtrans")).Error.ShouldBe(Error.NotFound);

        (await database.ReadAsync(db => db.GatewayNotifications.CountAsync(n => n.PaymentId == paymentId))).ShouldBe(0);
        (await sandbox.DeliverAsync(signed)).Value.ShouldBeTrue();
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task A_signature_is_good_for_five_minutes(int minutes, bool isGood)
    {
        var (_, _, paymentId) = await sandbox.OpenPaymentAsync();
        var signed = sandbox.Signed((await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success)).Single());
        database.Clock.Advance(TimeSpan.FromMinutes(minutes));

        (await sandbox.DeliverAsync(signed)).IsOk.ShouldBe(isGood);
    }

    [Fact]
    public async Task Another_amount_or_an_unknown_payment_ends_among_the_dead_letters_and_moves_nothing()
    {
        var (_, bookingId, paymentId) = await sandbox.OpenPaymentAsync();
        var body = (await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success)).Single();
        await sandbox.DeliverAsync(body.Replace("150000", "1", StringComparison.Ordinal));
        var unknown = Guid.CreateVersion7();
        await sandbox.DeliverAsync(body.Replace(paymentId.ToString(), unknown.ToString(), StringComparison.Ordinal).Replace("SBX-", "SBY-", StringComparison.Ordinal));

        for (var attempt = 0; attempt < RelayBatch.MaxAttempts; attempt++)
        {
            await database.RelayAllAsync();
            database.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        foreach (var id in new[] { paymentId, unknown })
        {
            (await database.ReadAsync(db => db.OutboxMessages.SingleAsync(m => m.AggregateId == id && m.Type == "payment.notified"))).Status.ShouldBe(OutboxStatus.Dead);
        }

        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Pending);
        (await sandbox.Journey.BookingAsync(bookingId)).Status.ShouldBe(BookingStatus.PendingPayment);
        (await database.InvariantsAsync()).Single(i => i.Name == "no-event-given-up").Violations.ShouldBe(2);
        await database.ReadAsync(db => db.OutboxMessages.Where(m => m.Status == OutboxStatus.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Discarded)));
    }
}
