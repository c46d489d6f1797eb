using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Frees the seats of holds whose time ran out. Nobody waits for it: who wants such a seat frees it in passing.</summary>
public sealed class ExpireReservations(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 500;

    public static string Name => "reservation-expiry";

    public static string Cron => "0/30 * * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var freed = 0;
        int last;
        do
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            last = await Seats.FreeLapsedAsync(db, null, clock.GetUtcNow(), AtOnce, cancellation);
            freed += last;
        }
        while (last == AtOnce);

        return $"{freed} holds expired";
    }
}
