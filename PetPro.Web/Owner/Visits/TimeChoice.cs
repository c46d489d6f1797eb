using System.Globalization;
using PetPro.Data.Bookings;

namespace PetPro.Web.Owner.Visits;

/// <summary>A time to choose; several where more than one member of staff is free then.</summary>
public sealed record TimeChoice(DateTimeOffset StartsAt, IReadOnlyList<FreeSlot> Slots)
{
    /// <summary>How it stands in the page's address.</summary>
    public string Key => StartsAt.ToString("HHmm", CultureInfo.InvariantCulture);

    public static IReadOnlyList<TimeChoice> On(DateOnly day, IEnumerable<FreeSlot> slots) =>
    [
        .. slots.Where(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == day)
            .GroupBy(s => s.StartsAt)
            .Select(same => new TimeChoice(same.Key, [.. same]))
            .OrderBy(choice => choice.StartsAt),
    ];
}
