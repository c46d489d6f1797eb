namespace PetPro.Data.Pets;

/// <summary>One of an account's own pets, with its weights and vaccinations.</summary>
public sealed class GetMyPet(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species and breed.</param>
    public async Task<Result<MyPetDetails>> RunAsync(Actor actor, Guid petId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from pet in db.Pets.OwnedBy(actor)
            join species in db.Species on pet.Species equals species.Code
            join breed in db.Breeds on pet.Breed equals breed.Code into breeds
            from breed in breeds.DefaultIfEmpty()
            where pet.Id == petId
            select new MyPetDetails(
                new MyPet(
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
                    pet.DiedOn),
                pet.MicrochipId,
                pet.Weights.OrderBy(w => w.MeasuredOn).Select(w => new PetWeighing(w.MeasuredOn, w.Kilograms)).ToList(),
                (from vaccination in db.Vaccinations
                 join clinic in db.Clinics on vaccination.ClinicId equals clinic.Id into clinics
                 from clinic in clinics.DefaultIfEmpty()
                 where vaccination.PetId == pet.Id
                 orderby vaccination.AdministeredDate descending, vaccination.Id
                 select new PetVaccination(
                     vaccination.Id,
                     vaccination.VaccineName,
                     vaccination.AdministeredDate,
                     vaccination.ExpiryDate,
                     clinic == null ? null : clinic.Name)).ToList()))
            .AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(cancellation);
        return found is null ? Error.NotFound : found;
    }
}

/// <param name="Weights">Oldest first.</param>
/// <param name="Vaccinations">Newest first.</param>
public sealed record MyPetDetails(
    MyPet Pet, string? MicrochipId, IReadOnlyList<PetWeighing> Weights, IReadOnlyList<PetVaccination> Vaccinations);

public sealed record PetWeighing(DateOnly On, decimal Kilograms);

/// <param name="ClinicName">None = given elsewhere.</param>
public sealed record PetVaccination(Guid Id, string VaccineName, DateOnly On, DateOnly? Expires, string? ClinicName);
