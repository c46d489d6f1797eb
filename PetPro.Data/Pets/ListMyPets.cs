using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>An account's own pets by name; the archived ones on request, after the others.</summary>
public sealed class ListMyPets(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species and breeds.</param>
    public async Task<IReadOnlyList<MyPet>> RunAsync(Actor actor, MyPetsWanted wanted, string language, CancellationToken cancellation)
    {
        var after = wanted.After ?? new MyPetKey(false, "", Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from pet in db.Pets.OwnedBy(actor)
            join species in db.Species on pet.Species equals species.Code
            join breed in db.Breeds on pet.Breed equals breed.Code into breeds
            from breed in breeds.DefaultIfEmpty()
            where (wanted.WithArchived || !pet.IsArchived)
                && EF.Functions.GreaterThan(
                    ValueTuple.Create(pet.IsArchived, pet.Name, pet.Id),
                    ValueTuple.Create(after.IsArchived, after.Name, after.Id))
            orderby pet.IsArchived, pet.Name, pet.Id
            select new MyPet(
                pet.Id,
                pet.Name,
                pet.Species,
                language == "id" ? species.NameId : language == "ja" ? species.NameJa : species.NameEn,
                pet.Breed,
                breed == null ? null : language == "id" ? breed.NameId : language == "ja" ? breed.NameJa : breed.NameEn,
                pet.Birthdate,
                pet.Gender,
                pet.Weight,
                pet.PhotoKey,
                pet.IsArchived,
                pet.DiedOn)).AsNoTracking().Take(wanted.Most).ToListAsync(cancellation);
    }
}

/// <param name="After">The key of the last pet that is known already; none = from the start.</param>
public sealed record MyPetsWanted(bool WithArchived = false, MyPetKey? After = null, int Most = 100);

/// <summary>By what the list is ordered.</summary>
public sealed record MyPetKey(bool IsArchived, string Name, Guid Id);

/// <param name="Weight">Kilograms, as last weighed.</param>
/// <param name="PhotoKey">Changes with the picture; none = no picture.</param>
public sealed record MyPet(
    Guid Id,
    string Name,
    string Species,
    string SpeciesName,
    string? Breed,
    string? BreedName,
    DateOnly? Birthdate,
    PetGender Gender,
    decimal? Weight,
    string? PhotoKey,
    bool IsArchived,
    DateOnly? DiedOn = null)
{
    public MyPetKey Key => new(IsArchived, Name, Id);
}
