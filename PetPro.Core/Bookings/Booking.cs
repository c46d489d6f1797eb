using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

public enum BookingStatus
{
    /// <summary>The owner is paying; the reservation holds the seat.</summary>
    PendingPayment,

    Confirmed,

    InProgress,

    Completed,

    Cancelled,

    NoShow,

    /// <summary>The hold lapsed before it was paid.</summary>
    Expired,

    /// <summary>Paid, with its seat, and waiting for the clinic's word.</summary>
    PendingApproval,

    /// <summary>The clinic said no, or nothing in time: everything goes back.</summary>
    Rejected,
}

/// <summary>A visit that is being paid, is coming, or was.</summary>
public sealed partial class Booking : Entity
{
    private Booking()
    {
    }

    public Guid ReservationId { get; private set; }

    public Guid UserId { get; private set; }

    public Guid PetId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid SlotId { get; private set; }

    /// <summary>The payment that confirmed it, or the open attempt.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>The pets that come together and were paid for as one; each has a booking of its own.</summary>
    public Guid? GroupId { get; private set; }

    public string ReferenceCode { get; private set; } = "";

    /// <summary>The price at the moment of booking, tax included.</summary>
    public Money Amount { get; private set; }

    /// <summary>
    /// What of it is paid online: before the visit is confirmed, and changed by moving it. Null = all of it; the rest is paid at
    /// the clinic. While it is confirmed, this is what the ledger keeps of it.
    /// </summary>
    public Money? OnlineAmount { get; private set; }

    public BookingStatus Status { get; private set; }

    /// <summary>How often it was moved, by whomever. Calendar programs take the entry with the highest number.</summary>
    public int TimesMoved { get; private set; }

    /// <summary>How often its owner moved it: at most <see cref="MoveRule.MostByOwner"/> times.</summary>
    public int TimesMovedByOwner { get; private set; }

    /// <summary>In percent: what cancelling gives back at least. All of it where the clinic has moved the visit.</summary>
    public int RefundAtLeast { get; private set; }

    /// <summary>In percent: what cancelling gives back at most. Moving a visit late does not bring back what cancelling it late had lost.</summary>
    public int RefundAtMost { get; private set; } = 100;

    public DateTimeOffset? CheckedInAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public string? CancellationReason { get; private set; }

    /// <summary>The owner's words on cancelling.</summary>
    public string? CancellationNote { get; private set; }

    /// <summary>What was decided to be given back when it was cancelled or rejected; null while it was not.</summary>
    public Money? RefundAmount { get; private set; }

    public string? Notes { get; private set; }

    /// <summary>Does this booking keep a seat of its slot?</summary>
    public bool HoldsSeat => Status is BookingStatus.PendingApproval or BookingStatus.Confirmed or BookingStatus.InProgress
        or BookingStatus.Completed or BookingStatus.NoShow;

    public Money ToPayOnline => OnlineAmount ?? Amount;

    public Money ToPayAtClinic => Amount > ToPayOnline ? Amount - ToPayOnline : Money.Zero;

    /// <param name="online">What of the amount is paid online; null = all of it.</param>
    public static Booking Begin(Reservation reservation, Guid clinicId, Money amount, Money? online = null)
    {
        var booking = new Booking
        {
            ReservationId = reservation.Id,
            UserId = reservation.UserId,
            PetId = reservation.PetId,
            ClinicId = clinicId,
            ServiceId = reservation.ServiceId,
            SlotId = reservation.SlotId,
            GroupId = reservation.GroupId,
            ReferenceCode = Bookings.ReferenceCode.NewBooking(),
            Amount = amount,
            OnlineAmount = online == amount ? null : online,
        };
        booking.Record(new BookingCreated(booking.Id, booking.ReservationId, booking.UserId, booking.PetId, clinicId, booking.ServiceId, booking.SlotId, amount.Amount));
        return booking;
    }

    public Result PayWith(Guid paymentId)
    {
        if (Status != BookingStatus.PendingPayment)
        {
            return Error.Conflict("booking-not-payable");
        }

        PaymentId = paymentId;
        return Result.Ok;
    }

    /// <summary>Paid, and the seat is taken. Also after the hold had lapsed, where the seat could be taken again.</summary>
    public Result Confirm(Guid paymentId, DateOnly slotDate, TimeOnly slotTime)
    {
        if (Status is not (BookingStatus.PendingPayment or BookingStatus.Expired))
        {
            return Error.Conflict("booking-not-payable");
        }

        PaymentId = paymentId;
        Status = BookingStatus.Confirmed;
        Record(new BookingConfirmed(Id, ReferenceCode, UserId, PetId, ClinicId, ServiceId, slotDate, slotTime, Amount.Amount));
        return Result.Ok;
    }

    /// <summary>The hold lapsed unpaid.</summary>
    public Result Expire()
    {
        if (Status != BookingStatus.PendingPayment)
        {
            return Error.Conflict("booking-not-payable");
        }

        Status = BookingStatus.Expired;
        return Result.Ok;
    }

    /// <summary>May it still be cancelled by its owner? The page asks before it shows the button.</summary>
    public Result CanCancel(DateTimeOffset startsAt, DateTimeOffset now) =>
        Status is not (BookingStatus.Confirmed or BookingStatus.PendingApproval or BookingStatus.PendingPayment) ? Error.Conflict("booking-not-cancellable")
        : CheckedInAt is not null || startsAt <= now ? Error.Conflict("visit-has-begun")
        : Result.Ok;

    /// <param name="refund">What goes back to the owner; zero where nothing was paid or the rule gives nothing back.</param>
    public Result Cancel(string reason, string? note, Money refund)
    {
        if (Status is not (BookingStatus.PendingPayment or BookingStatus.PendingApproval or BookingStatus.Confirmed or BookingStatus.Expired))
        {
            return Error.Conflict("booking-not-cancellable");
        }

        Status = BookingStatus.Cancelled;
        CancellationReason = reason;
        CancellationNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        RefundAmount = refund;
        Record(new BookingCancelled(Id, UserId, ClinicId, reason, refund.Amount, refund > Money.Zero ? "pending" : "none"));
        return Result.Ok;
    }

    /// <summary>The share in percent that cancelling at that moment gives back: the clinic's rule, within what moving it has left.</summary>
    public int RefundPercent(BookingRules rules, DateTimeOffset startsAt, DateTimeOffset now) =>
        Math.Clamp(rules.RefundPercent(startsAt, now), RefundAtLeast, RefundAtMost);

    /// <summary>The visit is at another time, or another service. The caller has taken the new seat and freed the old one.</summary>
    /// <param name="move">Where from, where to, and by whom.</param>
    /// <param name="kept">What the ledger keeps of what was paid online, once the difference is paid or decided to go back.</param>
    /// <param name="refundPercent">What cancelling would have given back before the move.</param>
    public Result MoveTo(BookingMove move, Money kept, int refundPercent)
    {
        if (Status != BookingStatus.Confirmed || CheckedInAt is not null)
        {
            return Error.Conflict("booking-not-movable");
        }

        var isByOwner = move.MovedBy == MovedBy.Owner;
        (SlotId, ServiceId, Amount) = (move.ToSlotId, move.ToServiceId, move.ToAmount);
        OnlineAmount = kept == Amount ? null : kept;
        TimesMoved++;
        TimesMovedByOwner += isByOwner ? 1 : 0;
        (RefundAtLeast, RefundAtMost) = isByOwner ? (0, refundPercent) : (100, 100);
        Record(new BookingRescheduled(
            Id,
            UserId,
            PetId,
            ClinicId,
            move.FromServiceId,
            ServiceId,
            move.FromSlotId,
            SlotId,
            move.FromStartsAt,
            move.ToStartsAt,
            isByOwner ? "owner" : "clinic",
            Amount.Amount,
            move.Difference.Amount,
            TimesMoved));
        return Result.Ok;
    }

    public Result CheckIn(DateTimeOffset now)
    {
        if (Status != BookingStatus.Confirmed)
        {
            return Error.Conflict("visit-not-expected");
        }

        if (CheckedInAt is null)
        {
            CheckedInAt = now;
            Record(new BookingCheckedIn(Id, ClinicId, now));
        }

        return Result.Ok;
    }

    public Result Start(DateTimeOffset now)
    {
        if (Status != BookingStatus.Confirmed)
        {
            return Error.Conflict("visit-not-expected");
        }

        CheckedInAt ??= now;
        StartedAt = now;
        Status = BookingStatus.InProgress;
        Record(new BookingStarted(Id, ClinicId, now));
        return Result.Ok;
    }

    public Result Complete(DateTimeOffset now)
    {
        if (Status != BookingStatus.InProgress)
        {
            return Error.Conflict("visit-not-started");
        }

        CompletedAt = now;
        Status = BookingStatus.Completed;
        Record(new BookingCompleted(Id, UserId, ClinicId, ServiceId, now));
        return Result.Ok;
    }

    /// <summary>Nobody came. Not before the visit should have begun, and not for who is there.</summary>
    public Result MarkNoShow(DateTimeOffset startsAt, DateTimeOffset now)
    {
        if (Status != BookingStatus.Confirmed || CheckedInAt is not null)
        {
            return Error.Conflict("visit-not-expected");
        }

        if (now < startsAt)
        {
            return Error.Conflict("visit-not-due");
        }

        NoShowAt = now;
        Status = BookingStatus.NoShow;
        Record(new BookingNoShow(Id, UserId, ClinicId));
        return Result.Ok;
    }
}
