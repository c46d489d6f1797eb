using PetPro.Core.Bookings;
using PetPro.Data.Jobs;

namespace PetPro.Data.Bookings;

/// <summary>Rejects the requests that a clinic has not answered in time, each in a transaction of its own; who decides meanwhile is first.</summary>
public sealed class RejectUnansweredRequests(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 500;

    public static string Name => "request-expiry";

    public static string Cron => "15/30 * * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var rejected = 0;
        List<Guid> lapsed;
        do
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var now = clock.GetUtcNow();
            lapsed = await db.Bookings.Where(b => b.Status == BookingStatus.PendingApproval && b.AnswerBefore <= now)
                .OrderBy(b => b.AnswerBefore).Select(b => b.ReservationId).Take(AtOnce).ToListAsync(cancellation);
            foreach (var reservationId in lapsed)
            {
                rejected += await TryAsync(reservationId, now, cancellation);
            }
        }
        while (lapsed.Count == AtOnce);

        return $"{rejected} requests rejected";
    }

    private async Task<int> TryAsync(Guid reservationId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!(await Requests.EndAsync(db, reservationId, (booking, paid) => booking.Lapse(paid, now), now, cancellation)).IsOk)
        {
            return 0;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return 1;
    }
}
