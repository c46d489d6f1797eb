using System.Globalization;
using PetPro.Data.Jobs;

namespace PetPro.Data.Ledger;

/// <summary>Checks every night what must hold at every moment; the run fails, and says what is wrong, where something does not.</summary>
public sealed class CheckInvariantsNightly(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    public static string Name => "invariants";

    public static string Cron => "0 30 19 * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.CheckInvariantsAsync(clock.GetUtcNow(), cancellation);
        var broken = found.Where(invariant => invariant.Violations > 0).ToList();
        return broken.Count == 0
            ? $"{found.Length} invariants hold"
            : throw new InvalidOperationException(string.Join(
                "; ", broken.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name}: {i.Violations} ({string.Join(", ", i.Examples)})"))));
    }
}
