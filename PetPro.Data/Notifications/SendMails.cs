using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PetPro.Data.Live;

namespace PetPro.Data.Notifications;

/// <summary>Keeps sending mails and messages to phones: wakes when a commit has put one into the queue, and every few seconds for what is due again.</summary>
public sealed partial class SendMails(MailSender mails, MessageSender messages, LiveUpdates live, ILogger<SendMails> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        using var subscription = live.Subscribe(LiveUpdates.Mail, () =>
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
                if (await mails.SendDueAsync(stoppingToken) + await messages.SendDueAsync(stoppingToken) == 0)
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

    [LoggerMessage(LogLevel.Error, "No mails or messages could be taken from the queue; it goes on in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
