using Microsoft.Extensions.DependencyInjection;

namespace PetPro.Data.Outbox;

/// <summary>Hands one message to each of its handlers, each in a transaction of its own, and to none of them twice.</summary>
public sealed class HandleEvent(IDbContextFactory<PetProDb> contexts, IServiceScopeFactory scopes, EventHandlers handlers, TimeProvider clock)
{
    /// <returns>The names of its handlers.</returns>
    public async Task<string[]> RunAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var happened = EventCatalog.Read(message.Type, message.Version, message.Payload);
        foreach (var (name, handle) in handlers.For(happened))
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var isFirst = await db.Database.ExecuteSqlAsync(
                $"INSERT INTO outbox.handled_events (handler, event_id, handled_at) VALUES ({name}, {message.Id}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING",
                cancellation) == 1;
            if (isFirst)
            {
                await handle(scope.ServiceProvider, db, cancellation);
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }
        }

        return [.. handlers.NamesFor(happened.GetType()).Order(StringComparer.Ordinal)];
    }
}
