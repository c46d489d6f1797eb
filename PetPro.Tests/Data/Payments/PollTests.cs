using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PetPro.Core.Bookings;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Outside.Sandbox;
using PetPro.Data.Payments;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Payments;

public sealed class PollTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly SandboxMerchant sandbox = new(database);

    [Fact]
    public async Task A_payment_whose_webhook_was_lost_is_found_by_asking()
    {
        var (_, bookingId, paymentId) = await sandbox.OpenPaymentAsync();
        await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success);

        await PollAsync();
        (await sandbox.Journey.BookingAsync(bookingId)).Status.ShouldBe(BookingStatus.PendingPayment, "it has not been silent for long");
        database.Clock.Advance(TimeSpan.FromMinutes(4));
        await PollAsync();

        (await sandbox.Journey.BookingAsync(bookingId)).Status.ShouldBe(BookingStatus.Confirmed);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task The_webhook_that_comes_after_all_does_not_count_again()
    {
        var (_, _, paymentId) = await sandbox.OpenPaymentAsync();
        var body = (await sandbox.BodiesAsync(paymentId, SandboxAnswer.Success)).Single();
        database.Clock.Advance(TimeSpan.FromMinutes(4));

        await Task.WhenAll(Task.Run(() => Poll().RunAsync(Actor.System, CancellationToken.None)), Task.Run(() => sandbox.DeliverAsync(body)));
        await database.RelayAllAsync();
        await PollAsync();

        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.AggregateId == paymentId && m.Type == "payment.processed"))).ShouldBe(1);
        (await database.ReadAsync(db => db.Journals.CountAsync(j => j.PaymentId == paymentId))).ShouldBe(1);
        await database.InvariantsHoldAsync();
    }

    [Fact]
    public async Task A_page_that_nobody_answers_is_no_news_until_the_gateway_closes_it()
    {
        var (_, _, paymentId) = await sandbox.OpenPaymentAsync();
        database.Clock.Advance(TimeSpan.FromMinutes(30));
        await PollAsync();
        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Pending);

        database.Clock.Advance(TimeSpan.FromHours(1));
        await PollAsync();

        (await sandbox.Journey.PaymentAsync(paymentId)).Status.ShouldBe(PaymentStatus.Failed);
    }

    [Fact]
    public async Task A_payment_that_the_gateway_never_opened_fails_when_its_time_is_over()
    {
        var clinic = await sandbox.Journey.World.ClinicAsync();
        var (owner, pet) = await sandbox.Journey.OwnerWithPetAsync();
        var slot = (await sandbox.Journey.World.FreeAsync(clinic.ServiceId))[0];
        var begun = await sandbox.Journey.BeginAsync(owner, (await sandbox.Journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id);

        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await PollAsync();
        (await sandbox.Journey.PaymentAsync(begun.PaymentId)).Status.ShouldBe(PaymentStatus.Pending);
        database.Clock.Advance(TimeSpan.FromMinutes(6));
        await PollAsync();

        (await sandbox.Journey.PaymentAsync(begun.PaymentId)).Status.ShouldBe(PaymentStatus.Failed);
    }

    [Fact]
    public async Task A_gateway_that_is_away_for_one_payment_is_still_asked_for_the_others()
    {
        var clinic = await sandbox.Journey.World.ClinicAsync();
        var (_, _, first) = await sandbox.OpenPaymentAsync(clinic);
        var (_, _, second) = await sandbox.OpenPaymentAsync(clinic);
        database.Clock.Advance(TimeSpan.FromMinutes(4));
        foreach (var id in new[] { first, second })
        {
            database.Gateway.States[id] = new GatewayState(GatewayOutcome.Succeeded, Money.Idr(150_000), database.Clock.Now);
        }

        database.Gateway.AwayFor = 1;
        await database.Get<PollPayments>().RunAsync(Actor.System, CancellationToken.None);
        await database.RelayAllAsync();
        var paid = (await sandbox.Journey.PaymentAsync(first)).IsPaid || (await sandbox.Journey.PaymentAsync(second)).IsPaid;
        await database.Get<PollPayments>().RunAsync(Actor.System, CancellationToken.None);
        await database.RelayAllAsync();

        paid.ShouldBeTrue();
        (await sandbox.Journey.PaymentAsync(first)).IsPaid.ShouldBeTrue();
        (await sandbox.Journey.PaymentAsync(second)).IsPaid.ShouldBeTrue();
    }

    private PollPayments Poll() =>
        new(database.Get<IDbContextFactory<PetProDb>>(), database.Get<SandboxGateway>(), database.Clock, NullLogger<PollPayments>.Instance);

    private async Task PollAsync()
    {
        await Poll().RunAsync(Actor.System, CancellationToken.None);
        await database.RelayAllAsync();
    }
}
