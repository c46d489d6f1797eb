using Microsoft.Extensions.Logging;
using PetPro.Core.Notifications;
using PetPro.Core.Outside;

namespace PetPro.Data.Notifications;

/// <summary>Sends the mails that are due.</summary>
public sealed class MailSender(
    IDbContextFactory<PetProDb> contexts, MailComposer composer, IMailer mailer, TimeProvider clock, ILogger<MailSender> log)
    : DeliverySender<MailDelivery>(contexts, clock, log)
{
    protected override IQueryable<MailDelivery> Claim(PetProDb db, DateTimeOffset now, DateTimeOffset until) => db.MailDeliveries.FromSql($"""
        UPDATE notifications.mail_deliveries SET next_attempt_at = {until}, attempts = attempts + 1
        WHERE id IN (SELECT id FROM notifications.mail_deliveries
                     WHERE status = 'pending' AND next_attempt_at <= {now}
                     ORDER BY next_attempt_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """);

    protected override async Task<bool> TrySendAsync(MailDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        if (await composer.ComposeAsync(delivery, db, cancellation) is not { } mail)
        {
            return false;
        }

        await mailer.SendAsync(mail, cancellation);
        return true;
    }
}
