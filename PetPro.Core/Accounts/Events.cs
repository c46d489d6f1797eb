namespace PetPro.Core.Accounts;

/// <summary>Somebody registered; the address is not proven yet.</summary>
[EventType("user.created")]
public sealed record UserCreated(Guid UserId) : DomainEvent
{
    public override Guid AggregateId => UserId;
}

/// <summary>The account's address was proven by a one-time code.</summary>
[EventType("user.verified")]
public sealed record UserVerified(Guid UserId) : DomainEvent
{
    public override Guid AggregateId => UserId;
}
