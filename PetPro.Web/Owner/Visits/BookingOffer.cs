using PetPro.Data.Bookings;
using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Visits;

/// <summary>
/// What the page of a service's free times shows. Kept small, for it travels to the browser and back when the page comes to life.
/// </summary>
/// <param name="StaffId">Whose times these are; none = anybody's.</param>
/// <param name="Day">The day that is shown.</param>
/// <param name="Times">The free times of that day.</param>
/// <param name="FreeDays">Which of the days of the strip have a free time.</param>
/// <param name="Next">The next day that has one, where this has none.</param>
public sealed record BookingOffer(
    ServiceToBook Service,
    IReadOnlyList<MyPet> Pets,
    Guid? StaffId,
    DateOnly Day,
    IReadOnlyList<TimeChoice> Times,
    IReadOnlyList<DateOnly> FreeDays,
    DateOnly? Next)
{
    /// <summary>For how many pets that come together the times are.</summary>
    public int PetCount { get; init; } = 1;

    /// <summary>The chosen pets that the service is for, in the order in which they come.</summary>
    public List<MyPet> Chosen(BookingChoice choice) =>
        [.. choice.Pets.Select(id => Pets.FirstOrDefault(p => p.Id == id && Service.IsFor(p.Species))).OfType<MyPet>()];

    /// <summary>For so many the times are looked up.</summary>
    public int CountOf(BookingChoice choice) => Math.Max(1, Chosen(choice).Count);

    public DateOnly LastDay => Service.Today.AddDays(Service.Rules.HorizonDays);

    public DateOnly FirstShown => BookingChoice.FirstShown(Service.Today, Day);

    /// <summary>The day that is asked for, or the nearest one that can be booked.</summary>
    public DateOnly Within(DateOnly day) => day < Service.Today ? Service.Today : day > LastDay ? LastDay : day;
}
