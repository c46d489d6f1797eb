using System.Globalization;
using PetPro.Core.Bookings;
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

    /// <summary>The times at which so many pets can come together; the slots are those of the pets, in order.</summary>
    public static IReadOnlyList<TimeChoice> Together(DateOnly day, IEnumerable<FreeSlot> slots, int pets)
    {
        var free = slots.Where(s => DateOnly.FromDateTime(s.StartsAt.DateTime) == day).ToDictionary(s => s.SlotId);
        return
        [
            .. SeatsTogether.Find([.. free.Values.Select(s => new FreeSeats(s.SlotId, s.StaffId, s.StartsAt, s.EndsAt, s.Free))], pets)
                .Select(seats => new TimeChoice(seats[0].StartsAt, [.. seats.Select(s => new SlotChoice(s.SlotId, free[s.SlotId].StaffName) { StartsAt = s.StartsAt })]))
                .OrderBy(time => time.StartsAt),
        ];
    }

    /// <summary>The days on which so many pets can come together.</summary>
    public static IEnumerable<DateOnly> DaysFor(IEnumerable<FreeSlot> slots, int pets)
    {
        var days = slots.ToLookup(s => DateOnly.FromDateTime(s.StartsAt.DateTime));
        return days.Select(d => d.Key).Order().Where(day => pets == 1 || Together(day, days[day], pets).Count > 0);
    }
}

public sealed record SlotChoice(Guid Id, string StaffName)
{
    /// <summary>When this pet's turn is, where several come together.</summary>
    public DateTimeOffset? StartsAt { get; init; }
}
