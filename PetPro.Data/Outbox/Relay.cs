using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetPro.Data.Live;

namespace PetPro.Data.Outbox;

/// <summary>Keeps relaying: wakes when a commit writes to the outbox, and every few seconds for what is due again.</summary>
public sealed partial class Relay(RelayBatch batch, LiveUpdates live, ILogger<Relay> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Under load a batch of one message after each commit costs more than what it relays: the next ones go together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var subscription = live.Subscribe(LiveUpdates.Outbox, () =>
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
                var relayed = await batch.RunAsync(stoppingToken);
                if (relayed == 0)
                {
                    await wake.WaitAsync(Pause, stoppingToken);
                }
                else if (relayed < RelayBatch.BatchSize)
                {
                    await Task.Delay(Gathering, stoppingToken);
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

    [LoggerMessage(LogLevel.Error, "The relay could not take a batch; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
