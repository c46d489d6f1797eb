using PetPro.Data.Bookings;
using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Visits;

/// <summary>What the page of a service's free times shows.</summary>
/// <param name="Week">The first of the days that are shown.</param>
/// <param name="StaffId">Whose times these are; none = anybody's.</param>
public sealed record BookingOffer(ServiceToBook Service, IReadOnlyList<MyPet> Pets, DateOnly Week, Guid? StaffId, IReadOnlyList<FreeSlot> Free);
