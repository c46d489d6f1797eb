using PetPro.Core.Bookings;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>
/// The pet has its visit: it waits no longer for one of that service in those days. A time that is held for it elsewhere passes on.
/// </summary>
public sealed class LeaveWaitlistWhenBookingConfirmed(TimeProvider clock) : IHandle<BookingConfirmed>
{
    public async Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation)
    {
        var waiting = await (
            from line in db.WaitlistEntries
            where line.PetId == happened.PetId && line.ServiceId == happened.ServiceId
                && (line.Status == WaitlistStatus.Waiting || line.Status == WaitlistStatus.Offered)
                && line.FirstDay <= happened.SlotDate && line.LastDay >= happened.SlotDate
            select new
            {
                line.Id,
                Reservation = db.WaitlistOffers.Where(o => o.EntryId == line.Id && o.Status == WaitlistOfferStatus.Open)
                    .Select(o => (Guid?)o.ReservationId).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (waiting is null)
        {
            return;
        }

        var own = await db.Bookings.Where(b => b.Id == happened.BookingId).Select(b => b.ReservationId).SingleAsync(cancellation);
        if (waiting.Reservation is { } held && held != own)
        {
            await Seats.ReleaseAsync(db, held, clock.GetUtcNow(), cancellation);
        }

        var (entry, offer) = await WaitlistLine.LockAsync(db, waiting.Id, cancellation);
        offer?.Close(offer.ReservationId == own ? WaitlistOfferStatus.Booked : WaitlistOfferStatus.Declined);
        entry.Book();
    }
}
