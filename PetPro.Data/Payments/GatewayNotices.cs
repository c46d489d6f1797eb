using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Data.Mapping;

namespace PetPro.Data.Payments;

/// <summary>Where everything that a gateway says comes in, by webhook or because we asked.</summary>
internal static class GatewayNotices
{
    /// <summary>
    /// Keeps it, and the event that leads to its being processed, in one transaction. False where that message is known already:
    /// nothing happens then.
    /// </summary>
    public static async Task<bool> KeepNoticeAsync(
        this PetProDb db, string gateway, GatewayNotice notice, string body, DateTimeOffset now, CancellationToken cancellation)
    {
        var received = GatewayNotification.Receive(gateway, notice, body);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isNew = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO payments.gateway_notifications
                (id, gateway, event_id, payment_id, outcome, amount, happened_at, body, created_at, updated_at)
            VALUES ({received.Id}, {gateway}, {notice.EventId}, {notice.PaymentId}, {notice.Outcome.ToName()}, {notice.Amount.Amount},
                    {notice.At.ToUniversalTime()}, {body}, {now}, {now})
            ON CONFLICT (gateway, event_id) DO NOTHING
            """, cancellation) == 1;
        if (isNew)
        {
            // It is there; what it recorded is still to be saved.
            db.Attach(received);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return isNew;
    }
}
