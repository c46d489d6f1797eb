namespace PetPro.Core.Bookings;

public enum ReservationStatus
{
    /// <summary>The seat is held until <see cref="Reservation.ExpiresAt"/>.</summary>
    Pending,

    /// <summary>Paid: the booking keeps the seat.</summary>
    Confirmed,

    /// <summary>Given back by the owner, or its booking was cancelled.</summary>
    Cancelled,

    /// <summary>The time ran out.</summary>
    Expired,
}

/// <summary>A seat held for a pet while its owner pays.</summary>
public sealed class Reservation : Entity
{
    private Reservation()
    {
    }

    public Guid UserId { get; private set; }

    public Guid PetId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid SlotId { get; private set; }

    /// <summary>Names this hold in what the owner and other programs see of it.</summary>
    public string LockId { get; private set; } = "";

    public ReservationStatus Status { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Where this hold is to move a visit: the reservation of that visit.</summary>
    public Guid? MovesReservationId { get; private set; }

    /// <summary>The pets that come together: held, paid and lapsing as one.</summary>
    public Guid? GroupId { get; private set; }

    public static Reservation Hold(Guid userId, Guid petId, Guid serviceId, Guid slotId, DateTimeOffset expiresAt)
    {
        var reservation = new Reservation
        {
            UserId = userId,
            PetId = petId,
            ServiceId = serviceId,
            SlotId = slotId,
            LockId = ReferenceCode.New("L", 12),
            ExpiresAt = expiresAt,
        };
        reservation.Record(new ReservationCreated(reservation.Id, userId, petId, serviceId, slotId, expiresAt));
        return reservation;
    }

    /// <summary>Holds a seat to which a booked visit moves when the difference is paid.</summary>
    public static Reservation HoldForMove(Reservation visit, Slot slot, DateTimeOffset expiresAt)
    {
        var reservation = Hold(visit.UserId, visit.PetId, slot.ServiceId, slot.Id, expiresAt);
        reservation.MovesReservationId = visit.Id;
        return reservation;
    }

    public Reservation InGroup(Guid groupId)
    {
        GroupId = groupId;
        return this;
    }

    /// <summary>The visit has moved to that slot; its seat there is taken for this reservation.</summary>
    public void MoveTo(Slot slot) => (SlotId, ServiceId) = (slot.Id, slot.ServiceId);

    /// <summary>The visit has moved to the seat that this hold kept: the visit's own reservation has it from now on.</summary>
    public void HandOver() => Status = ReservationStatus.Cancelled;

    /// <summary>Is the seat held for this reservation at that moment?</summary>
    public bool IsLiveAt(DateTimeOffset now) => Status == ReservationStatus.Pending && now < ExpiresAt;

    /// <summary>Holds the seat for longer; never for shorter.</summary>
    public Result ExtendTo(DateTimeOffset until, DateTimeOffset now)
    {
        if (!IsLiveAt(now))
        {
            return Error.Conflict(Status == ReservationStatus.Cancelled ? "hold-cancelled" : "hold-expired");
        }

        ExpiresAt = until > ExpiresAt ? until : ExpiresAt;
        return Result.Ok;
    }

    public Result Cancel()
    {
        if (Status == ReservationStatus.Cancelled)
        {
            return Result.Ok;
        }

        if (Status == ReservationStatus.Expired)
        {
            return Error.Conflict("hold-expired");
        }

        Status = ReservationStatus.Cancelled;
        Record(new ReservationCancelled(Id, UserId, ServiceId, SlotId));
        return Result.Ok;
    }

    public Result Expire(DateTimeOffset now)
    {
        if (Status != ReservationStatus.Pending || now < ExpiresAt)
        {
            return Error.Conflict("hold-not-lapsed");
        }

        Status = ReservationStatus.Expired;
        Record(new ReservationExpired(Id, UserId, ServiceId, SlotId));
        return Result.Ok;
    }

    /// <summary>
    /// The payment arrived. The caller has made sure that the seat is taken for this reservation: it was held all along, or it
    /// has just been taken again after the hold had lapsed.
    /// </summary>
    public Result Confirm()
    {
        if (Status == ReservationStatus.Cancelled)
        {
            return Error.Conflict("hold-cancelled");
        }

        Status = ReservationStatus.Confirmed;
        return Result.Ok;
    }
}
