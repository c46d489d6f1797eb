using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetPro.Data.Live;

namespace PetPro.Data.Payments;

/// <summary>Keeps sending refunds: wakes when one was decided, and every few seconds for what is due again.</summary>
public sealed partial class RefundLoop(SendRefunds sendRefunds, LiveUpdates live, ILogger<RefundLoop> log) : BackgroundService
{
    private const string Topic = "refunds";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var subscription = live.Subscribe(Topic, () =>
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
                if (await sendRefunds.RunAsync(Actor.System, stoppingToken) == 0)
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

    [LoggerMessage(LogLevel.Error, "Refunds could not be sent; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
