namespace PetPro.Data.Notifications;

/// <summary>A line of somebody's notification centre.</summary>
/// <param name="Link">A path within the application, or none.</param>
public sealed record NotificationLine(Guid Id, string Type, string Title, string Content, string? Link, bool IsRead, DateTimeOffset CreatedAt);

/// <summary>The actor's notices, the newest first, a page at a time.</summary>
public sealed class ListMyNotifications(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="after">The last line of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<IReadOnlyList<NotificationLine>> RunAsync(Actor actor, Guid? after, int limit, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mine = db.Notifications.AsNoTracking().Where(n => n.UserId == actor.UserId);
        if (after is { } last)
        {
            mine = mine.Where(n => n.Id < last);
        }

        return await mine.OrderByDescending(n => n.Id).Take(Math.Clamp(limit, 1, 100))
            .Select(n => new NotificationLine(n.Id, n.Type, n.Title, n.Content, n.Link, n.IsRead, n.CreatedAt))
            .ToListAsync(cancellation);
    }
}
