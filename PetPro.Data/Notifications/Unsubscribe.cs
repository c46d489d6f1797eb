using PetPro.Core.Notifications;
using PetPro.Data.Mapping;

namespace PetPro.Data.Notifications;

/// <summary>Ends mails of a kind for whom the sealed link of such a mail was sent to. Once more changes nothing.</summary>
public sealed class Unsubscribe(IDbContextFactory<PetProDb> contexts, UnsubscribeLinks links, TimeProvider clock)
{
    public async Task<Result<NotificationKind>> RunAsync(Actor _, string? token, CancellationToken cancellation)
    {
        if (links.Read(token) is not { } left || !NotificationKinds.CanLeaveByLink(left.Kind))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var done = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO notifications.choices (user_id, kind, channel, is_on, changed_at)
            SELECT id, {left.Kind.ToName()}, {NotificationChannel.Mail.ToName()}, false, {clock.GetUtcNow()} FROM accounts.users WHERE id = {left.UserId}
            ON CONFLICT (user_id, kind, channel) DO UPDATE SET is_on = false, changed_at = excluded.changed_at
            """, cancellation);
        return done == 0 ? Error.NotFound : left.Kind;
    }
}
