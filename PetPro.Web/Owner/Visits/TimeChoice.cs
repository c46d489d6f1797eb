using System.Globalization;
using PetPro.Data.Bookings;

namespace PetPro.Web.Owner.Visits;

/// <summary>A time to choose, with who is free then.</summary>
/// <param name="StartsAt">With the offset of the clinic's zone.</param>
public sealed record TimeChoice(DateTimeOffset StartsAt, IReadOnlyList<SlotChoice> Slots)
{
    /// <summary>How it stands in the page's address.</summary>
    public string Key => KeyOf(StartsAt);

    /// <param name="startsAt">With the offset of the clinic's zone.</param>
    public static string KeyOf(DateTimeOffset startsAt) => startsAt.ToString("HHmm", CultureInfo.InvariantCulture);

    public static IReadOnlyList<TimeChoice> On(DateOnly day, IEnumerable<FreeSlot> slots) =>
    [
        .. slots.Where(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == day)
            .GroupBy(s => s.StartsAt)
            .OrderBy(same => same.Key)
            .Select(same => new TimeChoice(same.Key, [.. same.Select(s => new SlotChoice(s.SlotId, s.StaffName))])),
    ];
}

public sealed record SlotChoice(Guid Id, string StaffName);
