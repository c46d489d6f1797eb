namespace PetPro.Core.Shared;

/// <summary>Something with an identity and a life. It records what happened to it; saving writes that to the outbox.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> events = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Set when it is first saved.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set each time it is saved.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<DomainEvent> Events => events;

    protected void Record(DomainEvent happened) => events.Add(happened);

    /// <summary>Hands over what was recorded, once.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        DomainEvent[] taken = [.. events];
        events.Clear();
        return taken;
    }
}
