namespace PetPro.Core.Bookings;

[EventType("review.answered")]
public sealed record ReviewAnswered(Guid ReviewId, Guid BookingId, Guid ClinicId, Guid UserId) : DomainEvent
{
    public override Guid AggregateId => ReviewId;
}

/// <param name="Reason">One of <see cref="FlagReasons"/>; never free text.</param>
[EventType("review.flagged")]
public sealed record ReviewFlagged(Guid ReviewId, Guid ClinicId, string Reason) : DomainEvent
{
    public override Guid AggregateId => ReviewId;
}

/// <param name="IsShown">It stays on the clinic's page; otherwise it is hidden and counts no more.</param>
[EventType("review.decided")]
public sealed record ReviewDecided(Guid ReviewId, Guid ClinicId, Guid UserId, bool IsShown) : DomainEvent
{
    public override Guid AggregateId => ReviewId;
}
