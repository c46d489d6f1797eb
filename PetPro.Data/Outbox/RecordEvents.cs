using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PetPro.Data.Accounts;

namespace PetPro.Data.Outbox;

/// <summary>On saving: stamps what changed, and writes what the entities recorded to the outbox in the same commit.</summary>
public sealed class RecordEvents(TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (PetProDb)eventData.Context!;
        var now = clock.GetUtcNow();
        foreach (var entry in db.ChangeTracker.Entries<Entity>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            if (entry.State == EntityState.Added && entry.Entity.CreatedAt == default)
            {
                entry.Property(e => e.CreatedAt).CurrentValue = now;
            }

            entry.Property(e => e.UpdatedAt).CurrentValue = now;
        }

        var ofAccounts = db.ChangeTracker.Entries<User>().SelectMany(e => e.Entity.TakeEvents());
        foreach (var happened in db.ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeEvents()).Concat(ofAccounts).ToList())
        {
            db.OutboxMessages.Add(Message(happened, now));
        }

        return ValueTask.FromResult(result);
    }

    private static OutboxMessage Message(DomainEvent happened, DateTimeOffset now) => new()
    {
        Type = EventCatalog.TypeOf(happened).Name,
        Version = EventCatalog.TypeOf(happened).Version,
        AggregateId = happened.AggregateId,
        Payload = EventCatalog.Write(happened),
        OccurredAt = now,
        NextAttemptAt = now,
        TraceParent = Activity.Current?.Id,
    };
}
