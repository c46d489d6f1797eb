using PetPro.Core.Shared;
using PetPro.Data.Bookings;
using PetPro.Data.Ledger;

namespace PetPro.Tests.Support;

internal static class Invariants
{
    public static async Task<IReadOnlyList<Invariant>> InvariantsAsync(this TestDatabase database) =>
        (await database.Get<CheckInvariants>().RunAsync(Actor.System, CancellationToken.None)).Value;

    /// <summary>Nothing is wrong with what is in the database, whatever the test did to it. Lapsed holds are freed first, as the job does.</summary>
    public static async Task InvariantsHoldAsync(this TestDatabase database)
    {
        await database.Get<ExpireReservations>().RunAsync(Actor.System, CancellationToken.None);
        (await database.InvariantsAsync()).Where(i => i.Violations > 0).Select(i => $"{i.Name}: {string.Join(", ", i.Examples)}").ShouldBeEmpty();
    }
}
