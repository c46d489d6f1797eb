using Microsoft.Extensions.Logging;
using PetPro.Core.Ledger;
using PetPro.Core.Outside;
using PetPro.Core.Payments;

namespace PetPro.Data.Payments;

/// <summary>
/// Sends refunds that were decided to the gateway. Each is claimed for a while, sent outside of any transaction, and then written
/// down together with its journal. Who dies in between loses nothing: the claim runs out, and the gateway knows the refund's id.
/// </summary>
public sealed partial class SendRefunds(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock, ILogger<SendRefunds> log)
{
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private const int AtOnce = 4;

    /// <returns>How many were taken; 0 = nothing is due.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem)
        {
            return 0;
        }

        var claimed = await ClaimAsync(cancellation);
        await Task.WhenAll(claimed.Select(refund => SendAsync(refund, cancellation)));
        return claimed.Count;
    }

    private async Task<List<Refund>> ClaimAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Refunds.FromSql($"""
            UPDATE payments.refunds SET next_attempt_at = {now + Claim}
            WHERE id IN (SELECT r.id FROM payments.refunds r JOIN payments.payments p ON p.id = r.payment_id
                         WHERE r.status = 'pending' AND r.next_attempt_at <= {now} AND p.gateway = {gateway.Name}
                         ORDER BY r.next_attempt_at LIMIT {AtOnce} FOR UPDATE OF r SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellation);
    }

    private async Task SendAsync(Refund refund, CancellationToken cancellation)
    {
        GatewayRefund? answer = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(TimeLimit);
            answer = await gateway.RefundAsync(refund.Id, refund.PaymentId, refund.Amount, limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogUnanswered(log, failure, refund.Id);
        }

        await NoteAsync(refund, answer, cancellation);
    }

    private async Task NoteAsync(Refund sent, GatewayRefund? answer, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var payment = await db.LockPaymentAsync(sent.PaymentId, cancellation)
            ?? throw new InvalidOperationException($"Refund {sent.Id} has no payment.");
        var refund = payment.Refunds.Single(r => r.Id == sent.Id);
        if (refund.Status != RefundStatus.Pending)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (answer is null)
        {
            refund.TryAgainLater(now);
        }
        else if (answer.Accepted)
        {
            payment.Refunded(refund.Id, answer.Reference, now);
            db.Journals.Add(Journal.ForRefundPaid(payment.Id, refund.Id, refund.Amount, now));
        }
        else
        {
            refund.Fail();
            LogRefused(log, refund.Id, answer.Reference);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The gateway did not answer to refund {RefundId}; it is sent again later")]
    private static partial void LogUnanswered(ILogger log, Exception failure, Guid refundId);

    [LoggerMessage(LogLevel.Error, "The gateway refused refund {RefundId} ({Reason}): somebody must look")]
    private static partial void LogRefused(ILogger log, Guid refundId, string reason);
}
