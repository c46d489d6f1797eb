using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>What the reference data says of a species and a breed that somebody names.</summary>
internal static class SpeciesFacts
{
    public static async Task<IReadOnlyList<FieldError>> CheckAsync(PetProDb db, PetProfile profile, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(profile.Species))
        {
            return [];
        }

        if (!await db.Species.AnyAsync(s => s.Code == profile.Species && s.IsActive, cancellation))
        {
            return [new("species", "species-unknown")];
        }

        var isBreedWrong = !string.IsNullOrWhiteSpace(profile.Breed)
            && !await db.Breeds.AnyAsync(b => b.Code == profile.Breed && b.SpeciesCode == profile.Species && b.IsActive, cancellation);
        return isBreedWrong ? [new("breed", "breed-unknown")] : [];
    }
}
