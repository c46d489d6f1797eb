namespace PetPro.Core.Bookings;

// The events of the booking domain. Names and payloads follow the design document of that domain; their schemas stand in docs/events.

[EventType("reservation.created")]
public sealed record ReservationCreated(Guid ReservationId, Guid UserId, Guid PetId, Guid ServiceId, Guid SlotId, DateTimeOffset ExpiresAt) : DomainEvent
{
    public override Guid AggregateId => ReservationId;
}

[EventType("reservation.expired")]
public sealed record ReservationExpired(Guid ReservationId, Guid UserId, Guid ServiceId, Guid SlotId) : DomainEvent
{
    public override Guid AggregateId => ReservationId;
}

[EventType("reservation.cancelled")]
public sealed record ReservationCancelled(Guid ReservationId, Guid UserId, Guid ServiceId, Guid SlotId) : DomainEvent
{
    public override Guid AggregateId => ReservationId;
}

/// <param name="Amount">Whole rupiah, tax included.</param>
[EventType("booking.created")]
public sealed record BookingCreated(
    Guid BookingId, Guid ReservationId, Guid UserId, Guid PetId, Guid ClinicId, Guid ServiceId, Guid SlotId, long Amount) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <param name="SlotDate">In the clinic's zone, like <paramref name="SlotTime"/>.</param>
/// <param name="Amount">Whole rupiah, tax included.</param>
[EventType("booking.confirmed")]
public sealed record BookingConfirmed(
    Guid BookingId,
    string ReferenceCode,
    Guid UserId,
    Guid PetId,
    Guid ClinicId,
    Guid ServiceId,
    DateOnly SlotDate,
    TimeOnly SlotTime,
    long Amount) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <param name="AnswerBefore">Without an answer by then it is rejected by itself.</param>
[EventType("booking.approval_requested")]
public sealed record BookingApprovalRequested(
    Guid BookingId, Guid UserId, Guid ClinicId, Guid ServiceId, Guid SlotId, DateTimeOffset AnswerBefore) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <param name="RejectionReason"><see cref="CancellationReasons.Clinic"/> or <see cref="CancellationReasons.Unanswered"/>; never free text.</param>
/// <param name="RefundAmount">Whole rupiah: all that was paid.</param>
[EventType("booking.rejected")]
public sealed record BookingRejected(Guid BookingId, Guid UserId, Guid ClinicId, Guid ServiceId, string RejectionReason, long RefundAmount) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <param name="CancellationReason">One of <see cref="CancellationReasons"/>; never free text.</param>
/// <param name="RefundAmount">Whole rupiah.</param>
/// <param name="RefundStatus">`pending` or `none`.</param>
[EventType("booking.cancelled")]
public sealed record BookingCancelled(
    Guid BookingId, Guid UserId, Guid ClinicId, string CancellationReason, long RefundAmount, string RefundStatus) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <param name="MovedBy">`owner` or `clinic`.</param>
/// <param name="Amount">The price from now on, in whole rupiah, tax included.</param>
/// <param name="Difference">In whole rupiah: above zero, what was paid online for the move; below, what goes back.</param>
/// <param name="TimesMoved">How often it was moved, this time included.</param>
[EventType("booking.rescheduled")]
public sealed record BookingRescheduled(
    Guid BookingId,
    Guid UserId,
    Guid PetId,
    Guid ClinicId,
    Guid FromServiceId,
    Guid ServiceId,
    Guid FromSlotId,
    Guid SlotId,
    DateTimeOffset FromStartsAt,
    DateTimeOffset StartsAt,
    string MovedBy,
    long Amount,
    long Difference,
    int TimesMoved) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

[EventType("booking.checked_in")]
public sealed record BookingCheckedIn(Guid BookingId, Guid ClinicId, DateTimeOffset CheckedInAt) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

[EventType("booking.started")]
public sealed record BookingStarted(Guid BookingId, Guid ClinicId, DateTimeOffset StartedAt) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

[EventType("booking.completed")]
public sealed record BookingCompleted(Guid BookingId, Guid UserId, Guid ClinicId, Guid ServiceId, DateTimeOffset CompletedAt) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

[EventType("booking.no_show")]
public sealed record BookingNoShow(Guid BookingId, Guid UserId, Guid ClinicId) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

/// <summary>
/// A step of a visit was taken back within <see cref="VisitProgress.UndoFor"/>: whoever acted on the event of that step acts back.
/// Events of one booking come in order, so this one comes after it.
/// </summary>
/// <param name="Step">`check-in`, `start`, `complete` or `no-show`.</param>
[EventType("booking.step_undone")]
public sealed record BookingStepUndone(Guid BookingId, Guid UserId, Guid ClinicId, string Step, DateTimeOffset UndoneAt) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}

[EventType("booking.reviewed")]
public sealed record BookingReviewed(Guid ReviewId, Guid BookingId, Guid ClinicId, Guid ServiceId, int Rating) : DomainEvent
{
    public override Guid AggregateId => BookingId;
}
