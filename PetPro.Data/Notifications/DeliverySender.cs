using System.Net.Mail;
using Microsoft.Extensions.Logging;
using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <summary>
/// Sends what is due. A claim is a lease of some minutes, so that no transaction is open while somebody outside thinks; when this
/// process dies it is sent by another one afterwards, under the same key.
/// </summary>
public abstract partial class DeliverySender<TDelivery>(IDbContextFactory<PetProDb> contexts, TimeProvider clock, ILogger log)
    where TDelivery : Delivery
{
    protected const int BatchSize = 20;
    private const int AtOnce = 4;

    /// <returns>How many were taken; 0 = nothing is due.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var claimed = await Claim(db, now, now + DeliveryLimits.Lease).AsNoTracking().ToListAsync(cancellation);
        await Parallel.ForEachAsync(
            claimed,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None },
            async (delivery, _) => await SendAsync(delivery, cancellation));
        return claimed.Count;
    }

    /// <summary>Takes what is due and counts the attempt, in one statement that passes over what others have taken.</summary>
    protected abstract IQueryable<TDelivery> Claim(PetProDb db, DateTimeOffset now, DateTimeOffset until);

    /// <returns>False when there is nobody to send it to (any more).</returns>
    protected abstract Task<bool> TrySendAsync(TDelivery delivery, PetProDb db, CancellationToken cancellation);

    private async Task SendAsync(TDelivery delivery, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        db.Attach(delivery);
        try
        {
            await SendInTimeAsync(delivery, db, cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            delivery.Release(clock.GetUtcNow());
        }
        catch (Exception failure)
        {
            delivery.TryAgainLater(Describe(failure), clock.GetUtcNow());
            LogFailed(log, typeof(TDelivery).Name, delivery.Id, delivery.Attempts, delivery.LastError!);
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task SendInTimeAsync(TDelivery delivery, PetProDb db, CancellationToken cancellation)
    {
        if (delivery.SendBefore <= clock.GetUtcNow())
        {
            delivery.GiveUp(Delivery.TooLate);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(DeliveryLimits.TimeLimit);
        if (await TrySendAsync(delivery, db, limit.Token))
        {
            delivery.Sent(clock.GetUtcNow());
        }
        else
        {
            delivery.GiveUp(Delivery.NoAddress);
        }
    }

    /// <summary>What servers and exceptions say can hold an address: only the sort of failure is kept.</summary>
    private static string Describe(Exception failure) => failure switch
    {
        SmtpException smtp => $"SMTP {(int)smtp.StatusCode} {smtp.StatusCode}",
        OperationCanceledException => "timeout",
        _ => failure.GetType().Name,
    };

    [LoggerMessage(LogLevel.Warning, "{Kind} {Id} was not sent at attempt {Attempt}: {Error}")]
    private static partial void LogFailed(ILogger log, string kind, Guid id, int attempt, string error);
}

internal static class DeliveryLimits
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
}
