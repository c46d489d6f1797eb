using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PetPro.Data.Outbox;

/// <summary>All events there are, by their public names, and how they are written as JSON.</summary>
public static class EventCatalog
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutAggregateId } },
    };

    private static readonly Dictionary<Type, EventTypeAttribute> Names = typeof(DomainEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract)
        .ToDictionary(type => type, type => type.GetCustomAttribute<EventTypeAttribute>(inherit: false)
            ?? throw new InvalidOperationException($"{type.Name} has no event type."));

    private static readonly Dictionary<(string Name, int Version), Type> Types =
        Names.ToDictionary(n => (n.Value.Name, n.Value.Version), n => n.Key);

    public static IReadOnlyDictionary<Type, EventTypeAttribute> All => Names;

    public static EventTypeAttribute TypeOf(DomainEvent happened) => Names[happened.GetType()];

    public static string Write(DomainEvent happened)
    {
        var payload = new JsonObject { ["event_type"] = TypeOf(happened).Name };
        foreach (var property in JsonSerializer.SerializeToNode(happened, happened.GetType(), Json)!.AsObject().ToList())
        {
            payload[property.Key] = property.Value?.DeepClone();
        }

        return payload.ToJsonString();
    }

    public static DomainEvent Read(string name, int version, string payload) =>
        (DomainEvent)JsonSerializer.Deserialize(payload, Types[(name, version)], Json)!;

    /// <summary>It stands in a column of its own, and in the payload under the name that it has there.</summary>
    private static void LeaveOutAggregateId(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(p => p.Name == "aggregate_id") is { } property)
        {
            type.Properties.Remove(property);
        }
    }
}
