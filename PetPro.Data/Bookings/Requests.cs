using PetPro.Core.Bookings;
using PetPro.Core.Payments;

namespace PetPro.Data.Bookings;

/// <summary>What a clinic's no, its silence and its taking back a visit have in common.</summary>
internal static class Requests
{
    /// <summary>Ends a booking by the clinic's doing, in the caller's transaction: all that was paid goes back, the seat is free.</summary>
    /// <returns>What goes back.</returns>
    public static async Task<Result<Money>> EndAsync(
        PetProDb db, Guid reservationId, Func<Booking, Money, Result> end, DateTimeOffset now, CancellationToken cancellation)
    {
        var (reservation, locked) = await Seats.LockAsync(db, reservationId, cancellation);
        var booking = locked!;
        var paid = await BookingMoney.KeptAsync(db, booking.Id, cancellation);
        if (end(booking, paid) is { IsOk: false } refused)
        {
            return refused.Error!;
        }

        reservation.Cancel();
        await BookingMoney.GiveBackAsync(db, booking.Id, paid, RefundReasons.Clinic, now, cancellation);
        await Seats.GiveBackAsync(db, booking.SlotId, now, cancellation);
        return paid;
    }
}

/// <summary>What staff write to an owner whose visit they do not take.</summary>
internal static class ClinicWords
{
    public const int MaxLength = 500;

    public static Error? Check(string? words) => words?.Trim() switch
    {
        null or "" => Error.Invalid("reason", "required"),
        { Length: > MaxLength } => Error.Invalid("reason", "too-long", MaxLength),
        _ => null,
    };
}
