using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Live;
using PetPro.Data.Outside;
using PetPro.Data.Outside.Sandbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Payments;

public sealed class SandboxTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly SandboxGateway gateway = database.Get<SandboxGateway>();
    private readonly SandboxTill till = database.Get<SandboxTill>();

    [Fact]
    public async Task Opening_the_same_payment_again_gives_the_same_page()
    {
        var charge = Charge();

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => gateway.OpenAsync(charge, CancellationToken.None))));

        pages.Distinct().Count().ShouldBe(1);
        pages[0].Url.AbsolutePath.ShouldBe($"/sandbox/pay/{charge.PaymentId}");
    }

    [Fact]
    public async Task Paid_late_counts_a_second_after_the_time_to_pay_by()
    {
        var charge = await OpenAsync();

        await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Late, CancellationToken.None);

        (await gateway.GetStateAsync(charge.PaymentId, CancellationToken.None))!.Outcome.ShouldBe(GatewayOutcome.Pending);
        var webhook = await database.ReadAsync(db => db.SandboxWebhooks.SingleAsync(w => w.PaymentId == charge.PaymentId));
        webhook.NextAttemptAt.ShouldBe(charge.PayBefore.AddSeconds(1));
        database.Clock.Now = webhook.NextAttemptAt;
        (await gateway.GetStateAsync(charge.PaymentId, CancellationToken.None))!.Outcome.ShouldBe(GatewayOutcome.Succeeded);
    }

    [Fact]
    public async Task A_declined_payment_can_still_be_paid_but_a_paid_one_not_declined()
    {
        var charge = await OpenAsync();

        (await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Decline, CancellationToken.None)).IsOk.ShouldBeTrue();
        (await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Success, CancellationToken.None)).IsOk.ShouldBeTrue();

        (await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Decline, CancellationToken.None)).Error!.Code.ShouldBe("sandbox-already-paid");
        (await till.AnswerAsync(Guid.CreateVersion7(), SandboxAnswer.Success, CancellationToken.None)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task The_same_refund_is_given_once_and_never_more_than_was_paid()
    {
        var charge = await OpenAsync();
        var refundId = Guid.CreateVersion7();
        (await RefundAsync(refundId, 100_000)).Accepted.ShouldBeFalse("it is not paid");
        await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Success, CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RefundAsync(refundId, 100_000))));

        answers.ShouldAllBe(a => a.Accepted);
        answers.Select(a => a.Reference).Distinct().Count().ShouldBe(1);
        (await RefundAsync(refundId, 1)).Accepted.ShouldBeFalse("the same id with another amount is another refund");
        (await RefundAsync(Guid.CreateVersion7(), 50_001)).Accepted.ShouldBeFalse();
        (await RefundAsync(Guid.CreateVersion7(), 50_000)).Accepted.ShouldBeTrue();

        Task<GatewayRefund> RefundAsync(Guid id, long amount) => gateway.RefundAsync(id, charge.PaymentId, Money.Idr(amount), CancellationToken.None);
    }

    [Fact]
    public async Task A_webhook_is_sent_over_http_until_the_merchant_takes_it_each_time_signed_anew()
    {
        var received = new ConcurrentQueue<GatewayWebhook>();
        var statuses = new ConcurrentQueue<int>([503, 500, 200]);
        await using var merchant = await MerchantAsync(received, statuses);
        await database.ReadAsync(db => db.SandboxWebhooks.ExecuteDeleteAsync());
        var charge = await OpenAsync();
        await till.AnswerAsync(charge.PaymentId, SandboxAnswer.Success, CancellationToken.None);

        using var sender = new SandboxWebhookSender(
            database.Get<IDbContextFactory<PetProDb>>(),
            gateway,
            database.Get<SandboxSignature>(),
            database.Get<PublicAddress>(),
            Options.Create(new SandboxOptions { WebhookUrl = new Uri(merchant.Urls.Single() + "/hook") }),
            database.Get<LiveUpdates>(),
            database.Clock,
            NullLogger<SandboxWebhookSender>.Instance);
        await sender.StartAsync(CancellationToken.None);
        foreach (var answer in new[] { "503", "500", "200" })
        {
            await UntilAsync(() => database.ReadAsync(db => db.SandboxWebhooks.AnyAsync(w => w.PaymentId == charge.PaymentId && w.LastAnswer == answer)));
            database.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await sender.StopAsync(CancellationToken.None);

        received.Select(r => r.Body).Distinct().Count().ShouldBe(1);
        received.Select(r => r.Timestamp).Distinct().Count().ShouldBe(3);
        gateway.Read(received.Last())!.PaymentId.ShouldBe(charge.PaymentId);
        (await database.ReadAsync(db => db.SandboxWebhooks.SingleAsync(w => w.PaymentId == charge.PaymentId))).DeliveredAt.ShouldNotBeNull();
    }

    private static async Task<WebApplication> MerchantAsync(ConcurrentQueue<GatewayWebhook> received, ConcurrentQueue<int> statuses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var merchant = builder.Build();
        merchant.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            statuses.TryDequeue(out var status);
            received.Enqueue(new GatewayWebhook(
                await reader.ReadToEndAsync(), request.Headers[SandboxSignature.SignatureHeader]!, request.Headers[SandboxSignature.TimestampHeader]!));
            return Results.StatusCode(status);
        });
        await merchant.StartAsync();
        return merchant;
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await happened())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    private GatewayCharge Charge() => new(
        Guid.CreateVersion7(), Money.Idr(150_000), "qris", "PetPro P3479CD", database.Clock.Now.AddMinutes(10), new Uri("https://petpro.test/"));

    private async Task<GatewayCharge> OpenAsync()
    {
        var charge = Charge();
        await gateway.OpenAsync(charge, CancellationToken.None);
        return charge;
    }
}
