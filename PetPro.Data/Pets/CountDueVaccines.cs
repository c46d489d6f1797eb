using PetPro.Data.Jobs;

namespace PetPro.Data.Pets;

/// <summary>Counts due dates anew for pets of which something has changed.</summary>
public sealed class CountDueVaccines(IDbContextFactory<PetProDb> contexts) : IJobWork
{
    public static string Name => "vaccine-due-dates";

    public static string Cron => "15/30 * * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation) =>
        $"{await DueCount.RunAsync(contexts, cancellation)} pets counted";
}
