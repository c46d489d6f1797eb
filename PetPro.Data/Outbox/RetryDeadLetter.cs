using Microsoft.Extensions.Logging;
using PetPro.Core.Accounts;

namespace PetPro.Data.Outbox;

/// <summary>Hands a dead letter to its handlers again; those that did their part already are skipped.</summary>
public sealed partial class RetryDeadLetter(IDbContextFactory<PetProDb> contexts, TimeProvider clock, ILogger<RetryDeadLetter> log)
{
    public async Task<Result> RunAsync(Actor actor, Guid eventId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var changed = await db.OutboxMessages.Where(m => m.Id == eventId && m.Status == OutboxStatus.Dead).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Status, OutboxStatus.Pending).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now),
            cancellation);
        if (changed == 0)
        {
            return await db.OutboxMessages.AnyAsync(m => m.Id == eventId, cancellation) ? Error.Conflict("not-a-dead-letter") : Error.NotFound;
        }

        LogRetried(log, eventId, actor.UserId);
        return Result.Ok;
    }

    [LoggerMessage(LogLevel.Information, "Dead letter {EventId} is tried again at the wish of {UserId}")]
    private static partial void LogRetried(ILogger log, Guid eventId, Guid userId);
}
