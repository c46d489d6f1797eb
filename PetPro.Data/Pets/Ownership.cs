using PetPro.Core.Bookings;
using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>Whose it is, as a condition of the query: what is not the actor's is not found.</summary>
internal static class Ownership
{
    private static readonly BookingStatus[] Visits =
        [BookingStatus.PendingApproval, BookingStatus.Confirmed, BookingStatus.InProgress, BookingStatus.Completed, BookingStatus.NoShow];

    public static IQueryable<Pet> OwnedBy(this IQueryable<Pet> pets, Actor actor) => pets.Where(p => p.UserId == actor.UserId);

    /// <summary>The actor's own pet, locked until the transaction ends: who holds a seat for it waits, and sees what has become of it.</summary>
    public static Task<Pet?> LockPetAsync(this PetProDb db, Actor actor, Guid petId, CancellationToken cancellation) =>
        db.Pets.FromSql($"SELECT * FROM pets.pets WHERE id = {petId} AND user_id = {actor.UserId} FOR UPDATE").SingleOrDefaultAsync(cancellation);

    /// <summary>The actor's own, and those that were or will be at a clinic where the actor has that permission; a cancelled visit shows nothing.</summary>
    public static IQueryable<Pet> VisibleTo(this IQueryable<Pet> pets, Actor actor, PetProDb db, string permission)
    {
        var clinics = actor.ClinicsWhere(permission);
        return pets.Where(p => p.UserId == actor.UserId || db.Bookings.Any(b =>
            b.PetId == p.Id && clinics.Contains(b.ClinicId) && Visits.Contains(b.Status)));
    }
}
