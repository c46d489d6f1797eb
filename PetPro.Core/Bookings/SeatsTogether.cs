namespace PetPro.Core.Bookings;

/// <summary>Free seats of a slot.</summary>
public sealed record FreeSeats(Guid SlotId, Guid StaffId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Free);

/// <summary>Finds seats for several pets that come together: in one slot that takes several, or one after the other.</summary>
public static class SeatsTogether
{
    /// <summary>So long they may have to wait between two of them: what a service's buffers take.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>
    /// For each time at which the first pet can begin, the slots of all of them in order; the same slot as often as pets sit in it. A
    /// member of staff who is there already goes on where that is possible.
    /// </summary>
    /// <param name="free">Of one service, in any order.</param>
    /// <param name="pets">At least one.</param>
    public static IReadOnlyList<IReadOnlyList<FreeSeats>> Find(IReadOnlyCollection<FreeSeats> free, int pets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pets, 1);
        var ordered = free.OrderBy(s => s.StartsAt).ThenBy(s => s.SlotId).ToList();
        return
        [
            .. ordered.Select(first => From(first, ordered, pets)).OfType<IReadOnlyList<FreeSeats>>()
                .GroupBy(chain => chain[0].StartsAt)
                .Select(same => same.OrderBy(chain => chain[^1].EndsAt).ThenBy(chain => chain.Select(s => s.StaffId).Distinct().Count()).First()),
        ];
    }

    private static List<FreeSeats>? From(FreeSeats first, List<FreeSeats> ordered, int pets)
    {
        List<FreeSeats> seats = [];
        for (var next = first; next is not null; next = After(next, ordered))
        {
            seats.AddRange(Enumerable.Repeat(next, Math.Min(next.Free, pets - seats.Count)));
            if (seats.Count == pets)
            {
                return seats;
            }
        }

        return null;
    }

    private static FreeSeats? After(FreeSeats last, List<FreeSeats> ordered) => ordered
        .Where(s => s.StartsAt >= last.EndsAt && s.StartsAt <= last.EndsAt + LongestPause)
        .OrderByDescending(s => s.StaffId == last.StaffId).ThenBy(s => s.StartsAt)
        .FirstOrDefault();
}
