using PetPro.Core.Notifications;
using PetPro.Data.Mapping;

namespace PetPro.Data.Notifications;

public sealed record NewChoice(NotificationKind Kind, NotificationChannel Channel, bool IsOn);

/// <summary>Changes what the actor hears of, and how. What cannot be switched off stays on, whatever is asked.</summary>
public sealed class ChangeMyNotificationChoices(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, IReadOnlyCollection<NewChoice> asked, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        var open = asked.Where(c => NotificationKinds.RuleOf(c.Kind, c.Channel) != ChoiceRule.Always).DistinctBy(c => (c.Kind, c.Channel)).ToList();
        string[] kinds = [.. open.Select(c => c.Kind.ToName())];
        string[] channels = [.. open.Select(c => c.Channel.ToName())];
        bool[] states = [.. open.Select(c => c.IsOn)];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO notifications.choices (user_id, kind, channel, is_on, changed_at)
            SELECT {actor.UserId}, kind, channel, is_on, {clock.GetUtcNow()}
            FROM unnest({kinds}, {channels}, {states}) AS asked (kind, channel, is_on)
            ON CONFLICT (user_id, kind, channel) DO UPDATE SET is_on = excluded.is_on, changed_at = excluded.changed_at
            WHERE choices.is_on <> excluded.is_on
            """, cancellation);
        return Result.Ok;
    }
}
