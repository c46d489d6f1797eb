using Microsoft.Extensions.Logging;
using PetPro.Core.Accounts;

namespace PetPro.Data.Outbox;

/// <summary>Decides that what a dead letter should have led to will not happen. There is no way back.</summary>
public sealed partial class DiscardDeadLetter(IDbContextFactory<PetProDb> contexts, ILogger<DiscardDeadLetter> log)
{
    public async Task<Result> RunAsync(Actor actor, Guid eventId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var changed = await db.OutboxMessages.Where(m => m.Id == eventId && m.Status == OutboxStatus.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Discarded), cancellation);
        if (changed == 0)
        {
            return await db.OutboxMessages.AnyAsync(m => m.Id == eventId, cancellation) ? Error.Conflict("not-a-dead-letter") : Error.NotFound;
        }

        LogDiscarded(log, eventId, actor.UserId);
        return Result.Ok;
    }

    [LoggerMessage(LogLevel.Warning, "Dead letter {EventId} was discarded by {UserId}")]
    private static partial void LogDiscarded(ILogger log, Guid eventId, Guid userId);
}
