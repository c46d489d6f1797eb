namespace PetPro.Core.Shared;

/// <summary>
/// Something that happened, in the past tense. Its properties are the payload (snake case in JSON): ids, amounts and instants,
/// never personal data. Each has a JSON Schema in docs/events under its <see cref="EventTypeAttribute"/>.
/// </summary>
public abstract record DomainEvent
{
    /// <summary>What it happened to; events of one aggregate are handled in the order they were recorded. Not part of the payload.</summary>
    public abstract Guid AggregateId { get; }
}

/// <summary>The public name of an event (`booking.confirmed`) and the version of its schema.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}
