using System.Globalization;
using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Counts the clinics' booking summary anew from the books every night, and says whether it had been right.</summary>
public sealed class RebuildBookingSummary(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    public static string Name => "booking-summary";

    public static string Cron => "0 50 18 * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var wrong = (await db.Database.SqlQuery<int>($"""SELECT bookings.rebuild_summary({clock.GetUtcNow()}) AS "Value" """).ToListAsync(cancellation)).Single();
        return wrong == 0 ? "counted anew, nothing had been wrong" : string.Create(CultureInfo.InvariantCulture, $"counted anew, {wrong} rows had been wrong");
    }
}
