namespace PetPro.Data.Jobs;

public enum JobOutcome
{
    Running,
    Done,
    Failed,
}

/// <summary>One run of a job. The job and the time it was scheduled for are unique: two instances do not run it twice.</summary>
public sealed class JobRun
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Job { get; set; } = "";

    public DateTimeOffset ScheduledAt { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>What it did, or the failure's type and message.</summary>
    public string? Detail { get; set; }

    /// <summary>The instance that ran it.</summary>
    public string Node { get; set; } = "";
}
