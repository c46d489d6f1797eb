using PetPro.Core.Pets;
using PetPro.Data.Pets;

namespace PetPro.Web.Owner.Pets;

/// <summary>What a person types about a pet, complete or not.</summary>
public sealed class PetEntry
{
    public string Name { get; set; } = "";

    public string Species { get; set; } = "";

    public string Breed { get; set; } = "";

    public DateOnly? Birthdate { get; set; }

    public PetGender Gender { get; set; }

    public string MicrochipId { get; set; } = "";

    /// <summary>Asked for only when the pet is new.</summary>
    public decimal? Kilograms { get; set; }

    public PetProfile Profile => new(Name, Species, Breed, Birthdate, Gender, MicrochipId);

    public static PetEntry Of(MyPetDetails details) => new()
    {
        Name = details.Pet.Name,
        Species = details.Pet.Species,
        Breed = details.Pet.Breed ?? "",
        Birthdate = details.Pet.Birthdate,
        Gender = details.Pet.Gender,
        MicrochipId = details.MicrochipId ?? "",
    };
}
