namespace PetPro.Data.Jobs;

/// <summary>
/// What a job does. It runs as <see cref="Actor.System"/>; it must do no harm when it runs twice, for a cluster can fire twice
/// when clocks or long pauses mislead it.
/// </summary>
public interface IJobWork
{
    /// <summary>Stable: Quartz and the history know the job by it.</summary>
    static abstract string Name { get; }

    /// <summary>Quartz cron (with seconds), in UTC.</summary>
    static abstract string Cron { get; }

    /// <returns>What was done, in a few words for the history (English, for operators).</returns>
    Task<string> RunAsync(Actor actor, CancellationToken cancellation);
}
