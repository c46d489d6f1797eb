using PetPro.Core.Accounts;

namespace PetPro.Data.Outbox;

/// <param name="Payload">The event as JSON: ids, amounts, codes and instants.</param>
/// <param name="DoneBy">The handlers whose effect is committed, and when.</param>
/// <param name="WaitingFor">The handlers that have not done their part.</param>
public sealed record OutboxDetails(
    OutboxLine Line, int Version, string Payload, string? TraceParent, IReadOnlyList<HandledEvent> DoneBy, IReadOnlyList<string> WaitingFor);

/// <summary>For operators: one event, and how far its handlers have come.</summary>
public sealed class GetOutboxMessage(IDbContextFactory<PetProDb> contexts, EventHandlers handlers)
{
    public async Task<Result<OutboxDetails>> RunAsync(Actor actor, Guid eventId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var message = await db.OutboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == eventId, cancellation);
        if (message is null)
        {
            return Error.NotFound;
        }

        var done = await db.HandledEvents.AsNoTracking().Where(h => h.EventId == eventId).OrderBy(h => h.HandledAt).ToListAsync(cancellation);
        var all = message.Status == OutboxStatus.Done ? message.Handlers : EventCatalog.All.Where(e => e.Value.Name == message.Type && e.Value.Version == message.Version).SelectMany(e => handlers.NamesFor(e.Key));
        return new OutboxDetails(
            new OutboxLine(
                message.Position,
                message.Id,
                message.Type,
                message.AggregateId,
                message.OccurredAt,
                message.Status,
                message.Attempts,
                message.NextAttemptAt,
                message.LastError),
            message.Version,
            message.Payload,
            message.TraceParent,
            done,
            [.. all.Except(done.Select(h => h.Handler))]);
    }
}
