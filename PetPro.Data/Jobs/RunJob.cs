using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace PetPro.Data.Jobs;

/// <summary>Quartz's side of a job: writes the history around the work and never throws out of the scheduler.</summary>
[DisallowConcurrentExecution]
public sealed partial class RunJob<TWork>(IServiceScopeFactory scopes, IDbContextFactory<PetProDb> contexts, TimeProvider clock, ILogger<RunJob<TWork>> log) : IJob
    where TWork : class, IJobWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var scheduledAt = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        var run = new JobRun { Job = TWork.Name, ScheduledAt = scheduledAt, StartedAt = clock.GetUtcNow(), Node = context.Scheduler.SchedulerInstanceId };
        try
        {
            if (!await BeginAsync(run, cancellationToken))
            {
                return;
            }

            await using var scope = scopes.CreateAsyncScope();
            run.Detail = await scope.ServiceProvider.GetRequiredService<TWork>().RunAsync(Actor.System, cancellationToken);
            run.Outcome = JobOutcome.Done;
        }
        catch (Exception failure)
        {
            run.Outcome = JobOutcome.Failed;
            run.Detail = $"{failure.GetType().Name}: {failure.Message}";
            LogFailed(log, failure, TWork.Name);
        }

        await EndAsync(run);
    }

    /// <summary>False where that run is done already. A run that began and never ended is taken over: its instance died.</summary>
    private async Task<bool> BeginAsync(JobRun run, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var taken = await db.Database.SqlQuery<Guid>($"""
            INSERT INTO jobs.job_runs (id, job, scheduled_at, started_at, outcome, node)
            VALUES ({run.Id}, {run.Job}, {run.ScheduledAt}, {run.StartedAt}, 'running', {run.Node})
            ON CONFLICT (job, scheduled_at) DO UPDATE SET started_at = excluded.started_at, node = excluded.node
                WHERE job_runs.finished_at IS NULL
            RETURNING id AS "Value"
            """).ToListAsync(cancellation);
        run.Id = taken.FirstOrDefault();
        return taken.Count == 1;
    }

    private async Task EndAsync(JobRun run)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            await db.JobRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.FinishedAt, clock.GetUtcNow())
                .SetProperty(r => r.Outcome, run.Outcome)
                .SetProperty(r => r.Detail, run.Detail));
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, TWork.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} failed")]
    private static partial void LogFailed(ILogger log, Exception failure, string job);
}
