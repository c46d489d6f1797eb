using PetPro.Core.Bookings;
using PetPro.Data.Outside;

namespace PetPro.Data.Notifications;

/// <summary>A confirmed visit of the actor's as an iCalendar file.</summary>
public sealed class GetVisitCalendar(IDbContextFactory<PetProDb> contexts, PublicAddress address, TimeProvider clock)
{
    public async Task<Result<VisitCalendar>> RunAsync(Actor actor, Guid bookingId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var status = await db.Bookings.Where(b => b.Id == bookingId && b.UserId == actor.UserId)
            .Select(b => (BookingStatus?)b.Status).SingleOrDefaultAsync(cancellation);
        if (status is null or BookingStatus.PendingPayment or BookingStatus.Expired or BookingStatus.PendingApproval or BookingStatus.Rejected)
        {
            return Error.NotFound;
        }

        var visit = await Visit.GetAsync(db, bookingId, cancellation);
        return new VisitCalendar(visit.Reference, visit.ToCalendar(address.Root, clock.GetUtcNow(), status == BookingStatus.Cancelled));
    }
}

/// <param name="Content">RFC 5545.</param>
public sealed record VisitCalendar(string Reference, string Content);
