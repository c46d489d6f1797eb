using PetPro.Core.Accounts;

namespace PetPro.Data.Jobs;

/// <summary>For operators: the history of the jobs, the latest first, a page at a time.</summary>
public sealed class ListJobRuns(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="job">None = all.</param>
    /// <param name="outcome">None = all.</param>
    /// <param name="after">The last row of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<Result<IReadOnlyList<JobRun>>> RunAsync(
        Actor actor, string? job, JobOutcome? outcome, JobRunKey? after, int limit, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var runs = db.JobRuns.AsNoTracking().Where(r => (job == null || r.Job == job) && (outcome == null || r.Outcome == outcome));
        if (after is { } last)
        {
            runs = runs.Where(r => r.StartedAt < last.StartedAt || (r.StartedAt == last.StartedAt && r.Id < last.Id));
        }

        return await runs.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(Math.Clamp(limit, 1, 100)).ToListAsync(cancellation);
    }
}

public sealed record JobRunKey(DateTimeOffset StartedAt, Guid Id);
