using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>A pet with its weights, held so that two weighings of one day wait for each other.</summary>
internal static class Weighings
{
    /// <summary>Within a transaction of the caller's.</summary>
    public static async Task<Pet> LockAsync(PetProDb db, Guid petId, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM pets.pets WHERE id = {petId} FOR UPDATE", cancellation);
        return await db.Pets.Include(p => p.Weights).SingleAsync(p => p.Id == petId, cancellation);
    }
}
