using PetPro.Core.Clinics;
using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Keeps the slots of every approved clinic as its plan says, up to its horizon.</summary>
public sealed class ExtendSlotHorizon(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    public static string Name => "slot-horizon";

    /// <summary>Every hour: days begin at different times in different zones.</summary>
    public static string Cron => "0 5 * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinics = await db.Clinics.Where(c => c.Status == ClinicStatus.Approved).Select(c => c.Id).ToListAsync(cancellation);
        var done = SlotChanges.None;
        foreach (var clinic in clinics)
        {
            done += await SlotMaking.RemakeAsync(contexts, clinic, clock.GetUtcNow(), cancellation);
        }

        return $"{done.Made} slots made, {done.Changed} changed, {done.Gone} gone for {clinics.Count} clinics";
    }
}
