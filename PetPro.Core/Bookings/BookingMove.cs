namespace PetPro.Core.Bookings;

public enum MovedBy
{
    Owner,
    Clinic,
}

public enum MoveStatus
{
    /// <summary>The new seat is held while the difference is paid. It lapses with that hold.</summary>
    Open,

    /// <summary>The visit is at its new time.</summary>
    Done,

    /// <summary>Given up, or paid too late: the visit stayed where it was.</summary>
    Dropped,
}

/// <summary>
/// One change of a visit's time or service: who moved it from where to where. It keeps the times themselves, for a slot may
/// vanish from the calendar once nobody sits in it.
/// </summary>
public sealed class BookingMove : Entity
{
    private BookingMove()
    {
    }

    public Guid BookingId { get; private set; }

    public MovedBy MovedBy { get; private set; }

    /// <summary>The account of the person.</summary>
    public Guid MovedByUserId { get; private set; }

    public Guid FromSlotId { get; private set; }

    public Guid ToSlotId { get; private set; }

    public Guid FromServiceId { get; private set; }

    public Guid ToServiceId { get; private set; }

    public Guid? FromStaffId { get; private set; }

    public Guid? ToStaffId { get; private set; }

    public DateTimeOffset FromStartsAt { get; private set; }

    public DateTimeOffset ToStartsAt { get; private set; }

    /// <summary>The price before, tax included.</summary>
    public Money FromAmount { get; private set; }

    /// <summary>The price after, tax included.</summary>
    public Money ToAmount { get; private set; }

    /// <summary>What the ledger kept of the booking when the move was decided.</summary>
    public Money FromOnline { get; private set; }

    /// <summary>Above zero: what is paid online for the move. Below: what goes back.</summary>
    public Money Difference { get; private set; }

    public MoveStatus Status { get; private set; }

    /// <summary>The reservation that holds the new seat while the difference is paid.</summary>
    public Guid? HoldId { get; private set; }

    /// <summary>The payment of the difference: the one that moved the visit, or the open attempt.</summary>
    public Guid? PaymentId { get; private set; }

    public DateTimeOffset? MovedAt { get; private set; }

    /// <param name="difference">See <see cref="Difference"/>.</param>
    public static BookingMove Plan(
        Booking booking, Slot from, Slot to, MovedBy by, Guid byUserId, Money toAmount, Money fromOnline, Money difference) => new()
        {
            BookingId = booking.Id,
            MovedBy = by,
            MovedByUserId = byUserId,
            FromSlotId = from.Id,
            ToSlotId = to.Id,
            FromServiceId = booking.ServiceId,
            ToServiceId = to.ServiceId,
            FromStaffId = from.StaffId,
            ToStaffId = to.StaffId,
            FromStartsAt = from.StartsAt,
            ToStartsAt = to.StartsAt,
            FromAmount = booking.Amount,
            ToAmount = toAmount,
            FromOnline = fromOnline,
            Difference = difference,
        };

    /// <summary>The new seat is held until the difference is paid.</summary>
    public void HoldWith(Guid reservationId) => HoldId = reservationId;

    public void PayWith(Guid paymentId) => PaymentId = paymentId;

    /// <summary>It is still what was agreed: nobody has moved the visit, or its money, in the meantime.</summary>
    public bool StillFits(Booking booking, Money kept) =>
        Status != MoveStatus.Done && booking.Status == BookingStatus.Confirmed && booking.CheckedInAt is null
        && booking.SlotId == FromSlotId && booking.Amount == FromAmount && kept == FromOnline;

    public void Done(DateTimeOffset now) => (Status, MovedAt) = (MoveStatus.Done, now);

    public void Drop()
    {
        if (Status == MoveStatus.Open)
        {
            Status = MoveStatus.Dropped;
        }
    }
}
