namespace PetPro.Core.Pets;

// The events of the pet domain. Their schemas stand in docs/events.

/// <param name="UserId">Its owner.</param>
/// <param name="DiedOn">In the owner's words.</param>
[EventType("pet.died")]
public sealed record PetDied(Guid PetId, Guid UserId, DateOnly DiedOn) : DomainEvent
{
    public override Guid AggregateId => PetId;
}

/// <summary>The death was told by mistake.</summary>
[EventType("pet.death_taken_back")]
public sealed record PetDeathTakenBack(Guid PetId, Guid UserId) : DomainEvent
{
    public override Guid AggregateId => PetId;
}

/// <param name="FromUserId">Who gave it away.</param>
/// <param name="ToUserId">Its owner from now on.</param>
[EventType("pet.transferred")]
public sealed record PetTransferred(Guid PetId, Guid FromUserId, Guid ToUserId) : DomainEvent
{
    public override Guid AggregateId => PetId;
}

/// <summary>Whoever was invited to take it over has said no.</summary>
/// <param name="FromUserId">Who had offered it, and keeps it.</param>
[EventType("pet.transfer_declined")]
public sealed record PetTransferDeclined(Guid PetId, Guid FromUserId) : DomainEvent
{
    public override Guid AggregateId => PetId;
}
