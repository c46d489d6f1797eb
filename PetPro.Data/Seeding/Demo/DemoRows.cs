namespace PetPro.Data.Seeding.Demo;

/// <summary>An entity on its way into its table.</summary>
/// <param name="Instead">Values in place of those that the entity made by chance, by property.</param>
internal sealed record DemoRow(object Entity, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyDictionary<string, object?> Instead);

/// <summary>What is to be written, by type, in the order in which it was made.</summary>
internal sealed class DemoRows
{
    private static readonly Dictionary<string, object?> Nothing = [];
    private readonly Dictionary<Type, List<DemoRow>> byType = [];

    public int Count => byType.Values.Sum(rows => rows.Count);

    public void Add(object entity, DateTimeOffset createdAt, DateTimeOffset? updatedAt = null, params (string Property, object? Value)[] instead)
    {
        if (!byType.TryGetValue(entity.GetType(), out var rows))
        {
            byType[entity.GetType()] = rows = [];
        }

        rows.Add(new DemoRow(
            entity, createdAt, updatedAt ?? createdAt, instead.Length == 0 ? Nothing : instead.ToDictionary(i => i.Property, i => i.Value)));
    }

    public void AddAll(IEnumerable<object> entities, DateTimeOffset createdAt)
    {
        foreach (var entity in entities)
        {
            Add(entity, createdAt);
        }
    }

    public IReadOnlyList<DemoRow> Of(Type type) => byType.GetValueOrDefault(type) ?? [];
}

/// <summary>
/// Entities name themselves by chance. On their way into the database each id is exchanged for the next of a fixed series, the same
/// id always for the same, so that the demo country is the same on every machine.
/// </summary>
internal sealed class DemoIds
{
    private readonly Dictionary<Guid, Guid> known = new() { [Guid.Empty] = Guid.Empty };
    private readonly Random random = new(20260102);
    private long count;

    /// <summary>An id that comes from elsewhere and stays.</summary>
    public void Keep(Guid id) => known[id] = id;

    public Guid this[Guid id]
    {
        get
        {
            if (!known.TryGetValue(id, out var fixedId))
            {
                known[id] = fixedId = Next();
            }

            return fixedId;
        }
    }

    /// <summary>Version 7: ordered, as indexes like it; its time is a count of milliseconds since the beginning of 2026.</summary>
    private Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + count++;
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(time >> (40 - (8 * i)));
        }

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
