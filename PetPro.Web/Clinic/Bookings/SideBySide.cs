namespace PetPro.Web.Clinic.Bookings;

/// <summary>Puts what overlaps in time beside each other: each thing gets a lane, and knows how many lanes its neighbours need.</summary>
public static class SideBySide
{
    public static IReadOnlyList<(T Item, int Lane, int Lanes)> Place<T>(
        IEnumerable<T> items, Func<T, DateTimeOffset> start, Func<T, DateTimeOffset> end)
    {
        List<(T Item, int Lane, int Lanes)> placed = [];
        List<(T Item, int Lane)> together = [];
        List<DateTimeOffset> laneEnds = [];
        foreach (var item in items.OrderBy(start).ThenByDescending(end))
        {
            if (laneEnds.Count > 0 && laneEnds.Max() <= start(item))
            {
                Close();
            }

            var lane = laneEnds.FindIndex(free => free <= start(item));
            if (lane < 0)
            {
                lane = laneEnds.Count;
                laneEnds.Add(default);
            }

            laneEnds[lane] = end(item);
            together.Add((item, lane));
        }

        Close();
        return placed;

        void Close()
        {
            placed.AddRange(together.Select(t => (t.Item, t.Lane, laneEnds.Count)));
            together.Clear();
            laneEnds.Clear();
        }
    }
}
