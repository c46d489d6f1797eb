using System.Net.Mail;
using Microsoft.Extensions.Logging;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;

namespace PetPro.Data.Notifications;

/// <summary>
/// Sends what is due. A claim is a lease of some minutes, so that no transaction is open while a mail server thinks; when this
/// process dies the mail is sent by another one afterwards, under the same Message-ID.
/// </summary>
public sealed partial class MailSender(
    IDbContextFactory<PetProDb> contexts, MailComposer composer, IMailer mailer, TimeProvider clock, ILogger<MailSender> log)
{
    private const int BatchSize = 20;
    private const int AtOnce = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <returns>How many mails were taken; 0 = nothing is due.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var claimed = await ClaimAsync(cancellation);
        await Parallel.ForEachAsync(
            claimed,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None },
            async (delivery, _) => await SendAsync(delivery, cancellation));
        return claimed.Count;
    }

    private async Task<List<MailDelivery>> ClaimAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.MailDeliveries.FromSql($"""
            UPDATE notifications.mail_deliveries SET next_attempt_at = {now + Lease}, attempts = attempts + 1
            WHERE id IN (SELECT id FROM notifications.mail_deliveries
                         WHERE status = 'pending' AND next_attempt_at <= {now}
                         ORDER BY next_attempt_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellation);
    }

    private async Task SendAsync(MailDelivery delivery, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        db.Attach(delivery);
        try
        {
            await TrySendAsync(delivery, db, cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            delivery.Release(clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            delivery.TryAgainLater(Describe(failure), clock.GetUtcNow());
            LogFailed(log, delivery.Id, delivery.Template, delivery.Attempts, delivery.LastError!);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task TrySendAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.SendBefore <= clock.GetUtcNow())
        {
            delivery.GiveUp(MailDelivery.TooLate);
        }
        else if (await composer.ComposeAsync(delivery, db, cancellation) is { } mail)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeLimit);
            await mailer.SendAsync(mail, limit.Token);
            delivery.Sent(clock.GetUtcNow());
        }
        else
        {
            delivery.GiveUp(MailDelivery.NoAddress);
        }
    }

    /// <summary>What servers and exceptions say can hold an address: only the sort of failure is kept.</summary>
    private static string Describe(Exception failure) => failure switch
    {
        SmtpException smtp => $"SMTP {(int)smtp.StatusCode} {smtp.StatusCode}",
        OperationCanceledException => "timeout",
        _ => failure.GetType().Name,
    };

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} ({Template}) was not sent at attempt {Attempt}: {Error}")]
    private static partial void LogFailed(ILogger log, Guid mailId, string template, int attempt, string error);
}
