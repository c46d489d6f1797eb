using Microsoft.Extensions.Logging;

namespace PetPro.Data.Outbox;

/// <summary>
/// Claims the messages that are due, oldest first and one per aggregate, hands them to their handlers and writes down how it
/// went. The claim is a row lock: when this process dies, the next one takes over; what was handled already is skipped there.
/// </summary>
public sealed partial class RelayBatch(IDbContextFactory<PetProDb> contexts, HandleEvent handleEvent, TimeProvider clock, ILogger<RelayBatch> log)
{
    public const int MaxAttempts = 12;
    internal const int BatchSize = 40;
    private const int AtOnce = 4;

    /// <returns>How many messages were taken; 0 = nothing is due.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var claim = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var messages = await db.OutboxMessages.FromSql($"""
            SELECT m.* FROM outbox.outbox_messages m
            WHERE m.status = 'pending' AND m.next_attempt_at <= {now}
              AND NOT EXISTS (SELECT 1 FROM outbox.outbox_messages earlier
                              WHERE earlier.aggregate_id = m.aggregate_id AND earlier.status = 'pending' AND earlier.position < m.position)
            ORDER BY m.position
            LIMIT {BatchSize}
            FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellation);
        await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, HandleAsync);
        await db.SaveChangesAsync(CancellationToken.None);
        await claim.CommitAsync(CancellationToken.None);
        return messages.Count;
    }

    private async ValueTask HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            message.Handlers = await handleEvent.RunAsync(message, cancellation);
            message.Status = OutboxStatus.Done;
            message.DoneAt = clock.GetUtcNow();
            message.LastError = null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Shutting down: the message stays as it was.
        }
        catch (Exception failure)
        {
            message.Attempts++;
            message.LastError = $"{failure.GetType().Name}: {failure.Message}"[..Math.Min(1000, failure.GetType().Name.Length + 2 + failure.Message.Length)];
            message.NextAttemptAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, message.Attempts - 1)));
            message.Status = message.Attempts >= MaxAttempts ? OutboxStatus.Dead : OutboxStatus.Pending;
            LogFailed(log, failure, message.Id, message.Type, message.Attempts);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Event {EventId} ({EventType}) failed at attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception failure, Guid eventId, string eventType, int attempt);
}
