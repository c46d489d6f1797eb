namespace PetPro.Core.Bookings;

/// <param name="FirstDay">In the clinic's zone, like <paramref name="LastDay"/>, which is included.</param>
[EventType("waitlist.joined")]
public sealed record WaitlistJoined(
    Guid EntryId, Guid UserId, Guid PetId, Guid ClinicId, Guid ServiceId, DateOnly FirstDay, DateOnly LastDay) : DomainEvent
{
    public override Guid AggregateId => EntryId;
}

/// <param name="ReservationId">Holds the seat.</param>
/// <param name="ExpiresAt">The seat is held until then.</param>
[EventType("waitlist.offered")]
public sealed record WaitlistOffered(
    Guid OfferId, Guid EntryId, Guid UserId, Guid SlotId, Guid ReservationId, DateTimeOffset ExpiresAt) : DomainEvent
{
    public override Guid AggregateId => EntryId;
}

/// <param name="Outcome">`booked`, `declined` or `lapsed`.</param>
[EventType("waitlist.offer_closed")]
public sealed record WaitlistOfferClosed(Guid OfferId, Guid EntryId, string Outcome) : DomainEvent
{
    public override Guid AggregateId => EntryId;
}
