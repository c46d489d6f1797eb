using PetPro.Core.Clinics;
using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Keeps the slots of every approved clinic made up to its horizon.</summary>
public sealed class ExtendSlotHorizon(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    public static string Name => "slot-horizon";

    /// <summary>Every hour: days begin at different times in different zones.</summary>
    public static string Cron => "0 5 * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinics = await db.Clinics.Where(c => c.Status == ClinicStatus.Approved).Select(c => c.Id).ToListAsync(cancellation);
        var made = 0;
        foreach (var clinic in clinics)
        {
            made += await SlotMaking.MakeAsync(db, clinic, clock.GetUtcNow(), cancellation);
        }

        return $"{made} slots made for {clinics.Count} clinics";
    }
}
