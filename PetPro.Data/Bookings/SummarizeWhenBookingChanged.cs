using PetPro.Core.Bookings;
using PetPro.Data.Outbox;

namespace PetPro.Data.Bookings;

/// <summary>The clinic's booking summary follows each booking: what it added before is taken away, what it adds now is added.</summary>
public sealed class SummarizeWhenBookingChanged(TimeProvider clock) :
    IHandle<BookingConfirmed>, IHandle<BookingRejected>, IHandle<BookingCancelled>, IHandle<BookingRescheduled>,
    IHandle<BookingStarted>, IHandle<BookingCompleted>, IHandle<BookingNoShow>, IHandle<BookingStepUndone>
{
    public Task HandleAsync(BookingConfirmed happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingRejected happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingCancelled happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingRescheduled happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingStarted happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingCompleted happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingNoShow happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    public Task HandleAsync(BookingStepUndone happened, PetProDb db, CancellationToken cancellation) => SummarizeAsync(happened.BookingId, db, cancellation);

    private Task<int> SummarizeAsync(Guid bookingId, PetProDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT bookings.summarize({bookingId}, {clock.GetUtcNow()})", cancellation);
}
