using PetPro.Core.Bookings;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>The owner's list of bookings follows each booking: in which part it stands, and when the visit is.</summary>
public sealed class ListBookingWhenChanged(TimeProvider clock) :
    IHandle<BookingCreated>, IHandle<BookingApprovalRequested>, IHandle<BookingConfirmed>, IHandle<BookingRejected>, IHandle<BookingCancelled>,
    IHandle<BookingRescheduled>, IHandle<BookingStarted>, IHandle<BookingCompleted>, IHandle<BookingNoShow>, IHandle<BookingStepUndone>,
    IHandle<ReservationExpired>
{
    public Task HandleAsync(BookingCreated happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingApprovalRequested happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingRejected happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingRescheduled happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingStarted happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingCompleted happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingNoShow happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingStepUndone happened, PetProDb db, CancellationToken cancellation) => FollowAsync(happened.BookingId, db, cancellation);

    /// <summary>A booking that was never paid ends with its hold.</summary>
    public async Task HandleAsync(ReservationExpired happened, PetProDb db, CancellationToken cancellation)
    {
        foreach (var id in await db.Bookings.Where(b => b.ReservationId == happened.ReservationId).Select(b => b.Id).ToListAsync(cancellation))
        {
            await FollowAsync(id, db, cancellation);
        }
    }

    private Task<int> FollowAsync(Guid bookingId, PetProDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT bookings.follow_user_booking({bookingId}, {clock.GetUtcNow()})", cancellation);
}
