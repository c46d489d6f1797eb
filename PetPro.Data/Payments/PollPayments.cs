using Microsoft.Extensions.Logging;
using PetPro.Core.Outside;
using PetPro.Core.Payments;
using PetPro.Data.Jobs;
using PetPro.Data.Mapping;

namespace PetPro.Data.Payments;

/// <summary>
/// Asks the gateway about payments that have stayed silent: their webhook may be lost. What it learns comes in where webhooks come
/// in, so that the two cannot both count.
/// </summary>
public sealed partial class PollPayments(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock, ILogger<PollPayments> log) : IJobWork
{
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    public static string Name => "payment-poll";

    public static string Cron => "0 0/2 * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        int asked = 0, learnt = 0, unanswered = 0;
        foreach (var payment in await ListSilentAsync(cancellation))
        {
            asked++;
            try
            {
                learnt += await AskAsync(payment, cancellation) ? 1 : 0;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                unanswered++;
                LogUnanswered(log, failure, payment.Id);
            }
        }

        return $"{asked} payments asked about, {learnt} answers new, {unanswered} unanswered";
    }

    private async Task<List<Payment>> ListSilentAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Silent;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Payments.AsNoTracking()
            .Where(p => p.Gateway == gateway.Name && p.UpdatedAt < before && (p.Status == PaymentStatus.Pending || p.Status == PaymentStatus.Processing))
            .OrderBy(p => p.UpdatedAt)
            .ToListAsync(cancellation);
    }

    /// <summary>A page that still waits is no news. One that the gateway never opened, and that nobody can open any more, has failed.</summary>
    private async Task<bool> AskAsync(Payment payment, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        var now = clock.GetUtcNow();
        var state = await gateway.GetStateAsync(payment.Id, limit.Token)
            ?? new GatewayState(payment.PayBefore < now ? GatewayOutcome.Failed : GatewayOutcome.Pending, payment.Amount, now);
        if (state.Outcome == GatewayOutcome.Pending)
        {
            return false;
        }

        var notice = new GatewayNotice($"poll:{payment.Id}:{state.Outcome.ToName()}", payment.Id, state.Outcome, state.Amount, state.At);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.KeepNoticeAsync(gateway.Name, notice, "", now, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The gateway did not say how payment {PaymentId} stands; it is asked again")]
    private static partial void LogUnanswered(ILogger log, Exception failure, Guid paymentId);
}
