namespace PetPro.Data.Notifications;

/// <summary>How many of the actor's notices are unread.</summary>
public sealed class CountUnread(IDbContextFactory<PetProDb> contexts)
{
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Notifications.CountAsync(n => n.UserId == actor.UserId && !n.IsRead, cancellation);
    }
}
