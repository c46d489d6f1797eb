using System.Globalization;
using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Compares the owners' lists of bookings with the books every night, puts them right, and says whether they had been.</summary>
public sealed class RebuildUserBookings(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    public static string Name => "user-bookings";

    public static string Cron => "0 55 18 * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var wrong = (await db.Database.SqlQuery<int>($"""SELECT bookings.rebuild_user_bookings({clock.GetUtcNow()}) AS "Value" """).ToListAsync(cancellation)).Single();
        return wrong == 0 ? "compared, nothing had been wrong" : string.Create(CultureInfo.InvariantCulture, $"compared, {wrong} rows had been wrong");
    }
}
