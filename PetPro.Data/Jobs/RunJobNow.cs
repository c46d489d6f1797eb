using Microsoft.Extensions.Logging;
using PetPro.Core.Accounts;
using Quartz;

namespace PetPro.Data.Jobs;

/// <summary>Asks the scheduler to run a job now, beside its schedule, on whichever instance is free.</summary>
public sealed partial class RunJobNow(ISchedulerFactory schedulers, ILogger<RunJobNow> log)
{
    public async Task<Result> RunAsync(Actor actor, string job, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        if (JobSchedule.All.All(j => j.Name != job))
        {
            return Error.NotFound;
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        await scheduler.TriggerJob(new JobKey(job), cancellation);
        LogAsked(log, job, actor.UserId);
        return Result.Ok;
    }

    [LoggerMessage(LogLevel.Information, "Job {Job} is run now at the wish of {UserId}")]
    private static partial void LogAsked(ILogger log, string job, Guid userId);
}
