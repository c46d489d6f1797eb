namespace PetPro.Data.Notifications;

/// <summary>A person gets an address for the calendar program. An address that was there before ends with it.</summary>
public sealed class MakeCalendarFeed(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The secret, which is never to be had again.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var secret = LinkSecret.New();

        // Two windows may do it at once: there is one address in the end, and the other one's is not found.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO notifications.calendar_feeds (user_id, secret_hash, made_at) VALUES ({actor.UserId}, {LinkSecret.HashOf(secret)}, {clock.GetUtcNow()})
            ON CONFLICT (user_id) DO UPDATE SET secret_hash = excluded.secret_hash, made_at = excluded.made_at
            """,
            cancellation);
        return secret;
    }
}
