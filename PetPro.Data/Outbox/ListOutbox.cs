using PetPro.Core.Accounts;

namespace PetPro.Data.Outbox;

/// <param name="Status">None = all.</param>
/// <param name="Type">The beginning of an event's name (`booking.`), or none.</param>
/// <param name="AggregateId">What it happened to, or the event's own id; none = whatever.</param>
public sealed record OutboxWanted(OutboxStatus? Status, string? Type = null, Guid? AggregateId = null);

public sealed record OutboxLine(
    long Position,
    Guid Id,
    string Type,
    Guid AggregateId,
    DateTimeOffset OccurredAt,
    OutboxStatus Status,
    int Attempts,
    DateTimeOffset NextAttemptAt,
    string? LastError);

/// <summary>For operators: events on their way and past, the newest first, a page at a time.</summary>
public sealed class ListOutbox(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="after">The position of the last line of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<Result<IReadOnlyList<OutboxLine>>> RunAsync(
        Actor actor, OutboxWanted wanted, long? after, int limit, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var messages = db.OutboxMessages.AsNoTracking().Where(m => after == null || m.Position < after);
        if (wanted.Status is { } status)
        {
            messages = messages.Where(m => m.Status == status);
        }

        if (!string.IsNullOrWhiteSpace(wanted.Type))
        {
            messages = messages.Where(m => m.Type.StartsWith(wanted.Type.Trim()));
        }

        if (wanted.AggregateId is { } id)
        {
            messages = messages.Where(m => m.AggregateId == id || m.Id == id);
        }

        return await messages.OrderByDescending(m => m.Position).Take(Math.Clamp(limit, 1, 100))
            .Select(m => new OutboxLine(m.Position, m.Id, m.Type, m.AggregateId, m.OccurredAt, m.Status, m.Attempts, m.NextAttemptAt, m.LastError))
            .ToListAsync(cancellation);
    }
}
