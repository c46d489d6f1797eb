namespace PetPro.Core.Bookings;

/// <summary>How a booking came about.</summary>
public enum BookingChannel
{
    /// <summary>By its owner, and paid online.</summary>
    Online,

    /// <summary>Entered by the clinic's staff for somebody who stood there; paid at the clinic.</summary>
    WalkIn,

    /// <summary>Entered by the clinic's staff for somebody who called; paid at the clinic.</summary>
    Phone,
}

/// <summary>Bookings that staff enter at the desk. Their money never passes through PetPro: no payment, no sale in the ledger.</summary>
public sealed partial class Booking
{
    public BookingChannel Channel { get; private set; }

    /// <summary>The amount is what the clinic takes itself, not what PetPro was paid.</summary>
    public bool IsPaidAtClinic => Channel != BookingChannel.Online;

    /// <summary>The caller has taken the seat for this reservation.</summary>
    public static Booking EnterAtDesk(
        Reservation reservation, Guid clinicId, Money amount, BookingChannel channel, DateOnly slotDate, TimeOnly slotTime)
    {
        if (channel == BookingChannel.Online)
        {
            throw new ArgumentOutOfRangeException(nameof(channel), channel, "What is booked online is paid online.");
        }

        var booking = Begin(reservation, clinicId, amount, Money.Zero);
        booking.Channel = channel;
        booking.Status = BookingStatus.Confirmed;
        booking.Record(new BookingConfirmed(
            booking.Id, booking.ReferenceCode, booking.UserId, booking.PetId, clinicId, booking.ServiceId, slotDate, slotTime, amount.Amount));
        return booking;
    }
}
