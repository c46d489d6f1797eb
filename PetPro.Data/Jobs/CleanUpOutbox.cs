using PetPro.Core.Notifications;

namespace PetPro.Data.Jobs;

/// <summary>
/// Forgets events that were handled and mails that were sent long ago, and old job history. Dead letters and mails that were given
/// up stay until somebody decides.
/// </summary>
public sealed class CleanUpOutbox(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    public static string Name => "outbox-clean-up";

    public static string Cron => "0 15 19 * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var before = clock.GetUtcNow() - Keep;
        var events = await db.Database.ExecuteSqlAsync($"""
            WITH gone AS (DELETE FROM outbox.outbox_messages WHERE status IN ('done', 'discarded') AND occurred_at < {before} RETURNING id)
            DELETE FROM outbox.handled_events h USING gone WHERE h.event_id = gone.id
            """, cancellation);
        var runs = await db.JobRuns.Where(r => r.StartedAt < before).ExecuteDeleteAsync(cancellation);
        var mails = await db.MailDeliveries.Where(m => m.Status == MailStatus.Sent && m.CreatedAt < before).ExecuteDeleteAsync(cancellation);
        await db.MessageDeliveries.Where(m => m.Status != MailStatus.Pending && m.CreatedAt < before).ExecuteDeleteAsync(cancellation);
        return $"{events} effects, {mails} mails and {runs} job runs forgotten";
    }
}
