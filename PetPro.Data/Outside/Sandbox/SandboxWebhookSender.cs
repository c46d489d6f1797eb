using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PetPro.Data.Live;

namespace PetPro.Data.Outside.Sandbox;

/// <summary>
/// Sends what the sandbox has to say, over HTTP as another company would: with a time limit, again after growing pauses, each
/// time signed anew. A message counts as sent when the merchant answers 2xx; what a killed process had in hand is sent again.
/// </summary>
public sealed partial class SandboxWebhookSender(
    IDbContextFactory<PetProDb> contexts,
    SandboxGateway gateway,
    SandboxSignature signature,
    PublicAddress address,
    IOptions<SandboxOptions> options,
    LiveUpdates live,
    TimeProvider clock,
    ILogger<SandboxWebhookSender> log) : BackgroundService
{
    private const string WebhookPath = "/api/v1/webhooks/payments/sandbox";
    private const int AtOnce = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Longer than the time limit: nobody else sends what is being sent.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = TimeLimit };

    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!gateway.IsEnabled)
        {
            return;
        }

        using var wake = new SemaphoreSlim(0);
        using var subscription = live.Subscribe(SandboxGateway.Topic, () =>
        {
            if (wake.CurrentCount == 0)
            {
                wake.Release();
            }
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await SendDueAsync(stoppingToken) == 0)
                {
                    await wake.WaitAsync(Pause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        if ((options.Value.WebhookUrl ?? address.Listening) is not { } merchant)
        {
            return 0;
        }

        var url = options.Value.WebhookUrl ?? new Uri(merchant, WebhookPath);
        var due = await ClaimAsync(cancellation);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (webhook, stop) => await NoteAsync(webhook, await SendAsync(url, webhook, stop), stop));
        return due.Count;
    }

    private async Task<List<SandboxWebhook>> ClaimAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SandboxWebhooks.FromSql($"""
            UPDATE sandbox.webhooks SET attempts = attempts + 1, next_attempt_at = {now + Lease}
            WHERE id IN (SELECT id FROM sandbox.webhooks
                         WHERE delivered_at IS NULL AND next_attempt_at <= {now} AND attempts < {SandboxWebhook.MaxAttempts}
                         ORDER BY next_attempt_at LIMIT {AtOnce * 2} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellation);
    }

    /// <returns>How it ended, and whether the message has arrived.</returns>
    private async Task<(bool Arrived, string Answer)> SendAsync(Uri url, SandboxWebhook webhook, CancellationToken cancellation)
    {
        try
        {
            var (signed, timestamp) = signature.Sign(webhook.Body);
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Content = new StringContent(webhook.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            request.Headers.Add(SandboxSignature.SignatureHeader, signed);
            request.Headers.Add(SandboxSignature.TimestampHeader, timestamp);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (false, failure.GetType().Name);
        }
    }

    private async Task NoteAsync(SandboxWebhook webhook, (bool Arrived, string Answer) end, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? deliveredAt = end.Arrived ? now : null;
        var next = now + TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, webhook.Attempts - 1)));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.SandboxWebhooks.Where(w => w.Id == webhook.Id).ExecuteUpdateAsync(
            set => set.SetProperty(w => w.DeliveredAt, deliveredAt).SetProperty(w => w.NextAttemptAt, next).SetProperty(w => w.LastAnswer, end.Answer),
            cancellation);
        if (!end.Arrived)
        {
            LogNotArrived(log, webhook.EventId, end.Answer, webhook.Attempts);
        }
    }

    [LoggerMessage(LogLevel.Error, "The sandbox could not send its webhooks; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The sandbox's message {EventId} was answered {Answer} at attempt {Attempt}; it is sent again")]
    private static partial void LogNotArrived(ILogger log, string eventId, string answer, int attempt);
}
