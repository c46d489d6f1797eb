namespace PetPro.Data.Idempotency;

/// <summary>Claims a key for a request; of several at once, one gets it.</summary>
public sealed class ClaimIdempotencyKey(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public async Task<KeyClaim> RunAsync(Actor actor, string key, string request, string bodyHash, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var isNew = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO api.idempotency_keys (actor_id, key, request, body_hash, created_at, lease_until)
            VALUES ({actor.UserId}, {key}, {request}, {bodyHash}, {now}, {now + Lease})
            ON CONFLICT DO NOTHING
            """, cancellation) == 1;
        if (isNew)
        {
            return new KeyClaim(ClaimOutcome.Claimed);
        }

        var known = await db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(k => k.ActorId == actor.UserId && k.Key == key, cancellation);
        if (known is null)
        {
            // It was given back in this very moment.
            return new KeyClaim(ClaimOutcome.InProgress);
        }

        if (known.Request != request || known.BodyHash != bodyHash)
        {
            return new KeyClaim(ClaimOutcome.Reused);
        }

        if (known.Status is { } status)
        {
            return new KeyClaim(ClaimOutcome.Done, new KeptAnswer(status, known.ContentType, known.Location, known.Body ?? []));
        }

        var isTakenOver = known.LeaseUntil <= now && await db.IdempotencyKeys
            .Where(k => k.ActorId == actor.UserId && k.Key == key && k.Status == null && k.LeaseUntil == known.LeaseUntil)
            .ExecuteUpdateAsync(k => k.SetProperty(x => x.LeaseUntil, now + Lease), cancellation) == 1;
        return new KeyClaim(isTakenOver ? ClaimOutcome.Claimed : ClaimOutcome.InProgress);
    }
}
