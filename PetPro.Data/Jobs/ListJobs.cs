using PetPro.Core.Accounts;
using Quartz;

namespace PetPro.Data.Jobs;

/// <param name="Cron">Quartz cron with seconds, in UTC.</param>
/// <param name="NextAt">When it is due next by its schedule.</param>
/// <param name="LastRun">None = it has not run yet.</param>
public sealed record JobLine(string Name, string Cron, DateTimeOffset? NextAt, JobRun? LastRun);

/// <summary>For operators: every job, when it is due, and how it went last.</summary>
public sealed class ListJobs(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<JobLine>>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var lines = new List<JobLine>();
        foreach (var job in JobSchedule.All)
        {
            var last = await db.JobRuns.AsNoTracking().Where(r => r.Job == job.Name).OrderByDescending(r => r.ScheduledAt).FirstOrDefaultAsync(cancellation);
            lines.Add(new JobLine(job.Name, job.Cron, NextAfter(job.Cron, now), last));
        }

        return lines;
    }

    private static DateTimeOffset? NextAfter(string cron, DateTimeOffset now) =>
        new CronExpression(cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(now);
}
