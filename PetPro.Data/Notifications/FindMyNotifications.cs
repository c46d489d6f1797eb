using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <summary>Which of the notices somebody wants to see.</summary>
/// <param name="Kind">None = of every kind.</param>
public sealed record NoticesWanted(bool IsUnreadOnly = false, NotificationKind? Kind = null);

/// <param name="TimeZone">In which the reader's days begin.</param>
/// <param name="Kinds">Of which kinds the reader has notices at all.</param>
public sealed record NoticePage(IReadOnlyList<NotificationLine> Lines, bool HasMore, string TimeZone, IReadOnlyList<NotificationKind> Kinds);

/// <summary>The actor's notices of a sort, the newest first, a page at a time.</summary>
public sealed class FindMyNotifications(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="after">The last line of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<NoticePage> RunAsync(Actor actor, NoticesWanted wanted, Guid? after, int limit, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var size = Math.Clamp(limit, 1, 100);
        var mine = db.Notifications.AsNoTracking().Where(n => n.UserId == actor.UserId);
        var held = await TypesAsync(db, actor.UserId, cancellation);
        var types = held.Where(type => NotificationKinds.Of(type) == wanted.Kind).ToList();
        var lines = await mine
            .Where(n => (after == null || n.Id < after) && (!wanted.IsUnreadOnly || !n.IsRead) && (wanted.Kind == null || types.Contains(n.Type)))
            .OrderByDescending(n => n.Id).Take(size + 1)
            .Select(n => new NotificationLine(n.Id, n.Type, n.Title, n.Content, n.Link, n.IsRead, n.CreatedAt))
            .ToListAsync(cancellation);
        var zone = await db.UserProfiles.Where(p => p.UserId == actor.UserId).Select(p => p.TimeZone).SingleOrDefaultAsync(cancellation);
        return new NoticePage(
            lines.Count > size ? lines[..size] : lines,
            lines.Count > size,
            zone ?? Core.Accounts.TimeZones.Jakarta,
            [.. held.Select(NotificationKinds.Of).Distinct().Order()]);
    }

    /// <summary>Which types there are among them: one step down the index for each, however many notices there are.</summary>
    private static Task<List<string>> TypesAsync(PetProDb db, Guid userId, CancellationToken cancellation) => db.Database.SqlQuery<string>($"""
        WITH RECURSIVE held (type) AS (
            (SELECT type FROM notifications.notifications WHERE user_id = {userId} ORDER BY type LIMIT 1)
            UNION ALL
            SELECT (SELECT n.type FROM notifications.notifications n WHERE n.user_id = {userId} AND n.type > held.type ORDER BY n.type LIMIT 1)
            FROM held WHERE held.type IS NOT NULL)
        SELECT type AS "Value" FROM held WHERE type IS NOT NULL
        """).ToListAsync(cancellation);
}
