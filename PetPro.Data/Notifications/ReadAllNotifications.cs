namespace PetPro.Data.Notifications;

/// <summary>The actor has read all of their notices.</summary>
public sealed class ReadAllNotifications(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>How many were unread until now.</returns>
    public async Task<int> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.Notifications.Where(n => n.UserId == actor.UserId && !n.IsRead).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.IsRead, true).SetProperty(n => n.ReadAt, now).SetProperty(n => n.UpdatedAt, now), cancellation);
    }
}
