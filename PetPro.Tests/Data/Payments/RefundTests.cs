using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Bookings;
using PetPro.Data.Payments;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Payments;

public sealed class RefundTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly BookingJourney journey = new(database);

    [Fact]
    public async Task A_refund_is_sent_once_and_written_down_with_its_journal()
    {
        var (paymentId, refundId) = await CancelledAsync();
        await database.InvariantsHoldAsync();

        await SendAllAsync();

        database.Gateway.Refunds[refundId].ShouldBe(Money.Idr(150_000));
        (await journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Refunded);
        (await JournalsAsync(paymentId)).ShouldBe(["payment", "refund-decided", "refund-paid"]);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_asked_again_after_growing_pauses_until_it_has_given_it_back()
    {
        var (paymentId, refundId) = await CancelledAsync();
        database.Gateway.AwayFor = 4;

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await SendAllAsync();
            var refund = await RefundAsync(refundId);
            refund.Attempts.ShouldBe(attempt);
            refund.Status.ShouldBe(RefundStatus.Pending);
            (refund.NextAttemptAt - database.Clock.Now).ShouldBe(TimeSpan.FromSeconds(Math.Pow(2, attempt + 1)));
            (await SendRefunds(database.Gateway).RunAsync(Actor.System, CancellationToken.None)).ShouldBe(0);
            database.Clock.Now = refund.NextAttemptAt;
        }

        await SendAllAsync();

        (await RefundAsync(refundId)).Status.ShouldBe(RefundStatus.Success);
        (await JournalsAsync(paymentId)).ShouldBe(["payment", "refund-decided", "refund-paid"]);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Who_dies_between_the_gateways_yes_and_the_commit_gives_back_once_all_the_same()
    {
        var (paymentId, refundId) = await CancelledAsync();
        using var death = new CancellationTokenSource();
        var dying = new WatchedGateway(database.Gateway) { Afterwards = death.Cancel };

        await Should.ThrowAsync<OperationCanceledException>(() => SendRefunds(dying).RunAsync(Actor.System, death.Token));
        database.Gateway.Refunds.Keys.ShouldContain(refundId);
        (await RefundAsync(refundId)).Status.ShouldBe(RefundStatus.Pending);
        (await SendRefunds(database.Gateway).RunAsync(Actor.System, CancellationToken.None)).ShouldBe(0);
        await database.InvariantsHoldAsync();

        database.Clock.Advance(PetPro.Data.Payments.SendRefunds.Claim);
        await SendAllAsync();

        (await RefundAsync(refundId)).Status.ShouldBe(RefundStatus.Success);
        database.Gateway.Refunds[refundId].ShouldBe(Money.Idr(150_000));
        (await JournalsAsync(paymentId)).ShouldBe(["payment", "refund-decided", "refund-paid"]);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Many_senders_at_once_send_each_refund_once()
    {
        var cancelled = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            cancelled.Add((await CancelledAsync()).RefundId);
        }

        var watched = new WatchedGateway(database.Gateway);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => SendRefunds(watched).RunAsync(Actor.System, CancellationToken.None))));

        watched.Asked.Order().ShouldBe(cancelled.Order());
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task Two_who_send_the_same_refund_write_it_down_once()
    {
        var (paymentId, refundId) = await CancelledAsync();
        var slow = new TaskCompletionSource();
        var first = SendRefunds(new WatchedGateway(database.Gateway) { Before = slow.Task }).RunAsync(Actor.System, CancellationToken.None);
        while ((await RefundAsync(refundId)).NextAttemptAt < database.Clock.Now)
        {
            await Task.Yield();
        }

        database.Clock.Advance(PetPro.Data.Payments.SendRefunds.Claim);
        await SendAllAsync();
        slow.SetResult();
        await first;

        (await RefundAsync(refundId)).Attempts.ShouldBe(1);
        (await JournalsAsync(paymentId)).ShouldBe(["payment", "refund-decided", "refund-paid"]);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_refund_that_the_gateway_refuses_waits_for_people_and_is_still_owed()
    {
        var (paymentId, refundId) = await CancelledAsync();

        await SendRefunds(new WatchedGateway(database.Gateway) { Refuses = true }).RunAsync(Actor.System, CancellationToken.None);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await SendAllAsync();

        (await RefundAsync(refundId)).Status.ShouldBe(RefundStatus.Failed);
        database.Gateway.Refunds.Keys.ShouldNotContain(refundId);
        (await JournalsAsync(paymentId)).ShouldBe(["payment", "refund-decided"]);
        await database.InvariantsHoldAsync();
    }

    private async Task<(Guid PaymentId, Guid RefundId)> CancelledAsync()
    {
        var clinic = await journey.World.ClinicAsync();
        var (owner, pet) = await journey.OwnerWithPetAsync();
        var slot = (await journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(30)))[0];
        var bookingId = await journey.BookAsync(owner, slot.SlotId, pet);
        (await database.Get<CancelBooking>().RunAsync(owner, bookingId, null, null, CancellationToken.None)).IsOk.ShouldBeTrue();
        await database.RelayAllAsync();
        var booking = await journey.BookingAsync(bookingId);
        return (booking.PaymentId!.Value, (await journey.PaymentAsync(booking.PaymentId.Value)).Refunds.Single().Id);
    }

    private async Task SendAllAsync()
    {
        while (await SendRefunds(database.Gateway).RunAsync(Actor.System, CancellationToken.None) > 0)
        {
            // What was put off is not due before the clock moves.
        }

        await database.RelayAllAsync();
    }

    private SendRefunds SendRefunds(IPaymentGateway gateway) =>
        new(database.Get<IDbContextFactory<PetProDb>>(), gateway, database.Clock, NullLogger<SendRefunds>.Instance);

    private Task<Refund> RefundAsync(Guid id) => database.ReadAsync(db => db.Refunds.AsNoTracking().SingleAsync(r => r.Id == id));

    private Task<List<string>> JournalsAsync(Guid paymentId) =>
        database.ReadAsync(db => db.Journals.Where(j => j.PaymentId == paymentId).OrderBy(j => j.Kind).Select(j => j.Kind).ToListAsync());

    /// <summary>Stands before the gateway and lets a test act around a refund.</summary>
    private sealed class WatchedGateway(IPaymentGateway gateway) : IPaymentGateway
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<Guid> asked = [];

        public IReadOnlyCollection<Guid> Asked => asked;

        public Task Before { get; init; } = Task.CompletedTask;

        public Action Afterwards { get; init; } = () => { };

        public bool Refuses { get; init; }

        public string Name => gateway.Name;

        public Task<GatewayPage> OpenAsync(GatewayCharge charge, CancellationToken cancellation) => gateway.OpenAsync(charge, cancellation);

        public Task<GatewayState?> GetStateAsync(Guid paymentId, CancellationToken cancellation) => gateway.GetStateAsync(paymentId, cancellation);

        public async Task<GatewayRefund> RefundAsync(Guid refundId, Guid paymentId, Money amount, CancellationToken cancellation)
        {
            asked.Add(refundId);
            await Before;
            var answer = Refuses ? new GatewayRefund(false, "no") : await gateway.RefundAsync(refundId, paymentId, amount, cancellation);
            Afterwards();
            return answer;
        }

        public GatewayNotice? Read(GatewayWebhook webhook) => gateway.Read(webhook);
    }
}
