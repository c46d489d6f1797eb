using PetPro.Data.Jobs;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    private static void MapJobs(ModelBuilder builder) => builder.Entity<JobRun>(run =>
    {
        run.ToTable("job_runs", "jobs", t => t.HasCheckConstraint("ck_job_runs_outcome", "outcome IN ('running', 'done', 'failed')"));
        run.HasIndex(r => new { r.Job, r.ScheduledAt }).IsUnique();
        run.HasIndex(r => r.StartedAt);
    });
}
