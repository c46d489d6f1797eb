namespace PetPro.Bench;

/// <summary>Hands out slots that nobody has taken, to the API's clients and to pgbench alike, each once.</summary>
internal sealed class FreeSlots(IReadOnlyList<Guid> slots)
{
    private int next = -1;

    /// <exception cref="InvalidOperationException">There is none left.</exception>
    public Guid Take() => Interlocked.Increment(ref next) is var i && i < slots.Count
        ? slots[i]
        : throw new InvalidOperationException("Every slot is taken: fill in more.");

    /// <summary>Leaves that many to pgbench.</summary>
    /// <returns>The position of the first of them in `bench.targets`, from 0.</returns>
    public int TakeMany(int count) => Interlocked.Add(ref next, count) - count + 1;
}
