using PetPro.Core.Pets;

namespace PetPro.Data.Records;

/// <summary>Who a pet is, as it stands at the head of its record and on its papers.</summary>
/// <param name="Kilograms">As last weighed, and when.</param>
/// <param name="HealthNotes">Allergies and the like, in the owner's words.</param>
public sealed record PetIdentity(
    Guid Id,
    string Name,
    string SpeciesCode,
    string Species,
    string? Breed,
    PetGender Gender,
    DateOnly? Birthdate,
    string? MicrochipId,
    string? PhotoKey,
    decimal? Kilograms,
    DateOnly? WeighedOn,
    string? HealthNotes,
    string OwnerName);

internal static class PetIdentities
{
    public static Task<PetIdentity> ReadAsync(PetProDb db, Guid petId, string language, CancellationToken cancellation) => (
        from pet in db.Pets
        join species in db.Species on pet.Species equals species.Code
        join owner in db.UserProfiles on pet.UserId equals owner.UserId
        join breed in db.Breeds on pet.Breed equals breed.Code into breeds
        from breed in breeds.DefaultIfEmpty()
        where pet.Id == petId
        select new PetIdentity(
            pet.Id,
            pet.Name,
            pet.Species,
            language == "id" ? species.NameId : language == "ja" ? species.NameJa : species.NameEn,
            breed == null ? null : language == "id" ? breed.NameId : language == "ja" ? breed.NameJa : breed.NameEn,
            pet.Gender,
            pet.Birthdate,
            pet.MicrochipId,
            pet.PhotoKey,
            pet.Weight,
            pet.Weights.Max(w => (DateOnly?)w.MeasuredOn),
            pet.HealthNotes,
            owner.FullName)).AsNoTracking().SingleAsync(cancellation);
}
