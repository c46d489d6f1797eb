using System.Globalization;
using PetPro.Data.Bookings;
using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Visits;

/// <summary>A vaccination that is ready to be booked: what is due, where, and the next free times there.</summary>
/// <param name="Wanted">Of the pet's vaccines those that the visit is for.</param>
/// <param name="Offers">Where it can be had; the first fits best.</param>
/// <param name="Chosen">Whose times are shown.</param>
public sealed record PreparedVisit(
    PetVaccines Pet, IReadOnlyList<PetVaccine> Wanted, IReadOnlyList<VaccinationOffer> Offers, VaccinationOffer? Chosen, IReadOnlyList<TimeChoice> Times)
{
    private const int MostTimes = 12;
    private const int MostADay = 4;

    /// <summary>Some of the next days' times, a few a day, so that there is a choice of days as well.</summary>
    public static IReadOnlyList<TimeChoice> Next(IReadOnlyList<FreeSlot> slots) =>
    [
        .. slots.Select(s => DateOnly.FromDateTime(s.StartsAt.DateTime)).Distinct().Order()
            .SelectMany(day => TimeChoice.On(day, slots).Take(MostADay)).Take(MostTimes),
    ];
}

/// <summary>The way back to a booking that waits for another: an address of the booking pages, or nothing.</summary>
public static class WayBack
{
    public static string? Read(string? then) => then is not null && then.StartsWith("/book/", StringComparison.Ordinal) && then.Length < 500 ? then : null;

    /// <summary>Adds it to an address that has no question mark yet.</summary>
    public static string Onto(string address, string? then) => Read(then) is { } back ? $"{address}?then={Uri.EscapeDataString(back)}" : address;

    /// <summary>The prepared booking of a vaccination that another visit demands.</summary>
    public static string Vaccinate(VaccineDemanded demand, DateTimeOffset visit, string then) => string.Create(
        CultureInfo.InvariantCulture,
        $"/owner/pets/{demand.PetId}/vaccinate?vaccines={demand.VaccineCode}{(demand.IsOfferedHere ? $"&clinic={demand.ClinicId}" : "")}&by={demand.GiveBy:yyyy-MM-dd}&before={visit.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}&then={Uri.EscapeDataString(then)}");
}
