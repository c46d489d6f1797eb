using PetPro.Core.Bookings;

namespace PetPro.Data.Bookings;

/// <summary>Whose it is, as a condition of the query: what is not the actor's is not found.</summary>
internal static class Ownership
{
    public static IQueryable<Reservation> OwnedBy(this IQueryable<Reservation> reservations, Actor actor) =>
        reservations.Where(r => r.UserId == actor.UserId);

    public static IQueryable<Booking> OwnedBy(this IQueryable<Booking> bookings, Actor actor) =>
        bookings.Where(b => b.UserId == actor.UserId);

    /// <summary>The offers to entries of the actor.</summary>
    public static IQueryable<WaitlistOffer> OwnedBy(this IQueryable<WaitlistOffer> offers, PetProDb db, Actor actor) =>
        offers.Where(o => db.WaitlistEntries.Any(e => e.Id == o.EntryId && e.UserId == actor.UserId));

    /// <summary>The bookings of the clinics at which the actor has that permission.</summary>
    public static IQueryable<Booking> AtClinicsOf(this IQueryable<Booking> bookings, Actor actor, string permission)
    {
        var clinics = actor.ClinicsWhere(permission);
        return bookings.Where(b => clinics.Contains(b.ClinicId));
    }
}
