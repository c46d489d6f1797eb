namespace PetPro.Core.Pets;

/// <summary>What an owner tells of a pet.</summary>
public sealed record PetProfile(string Name, string Species, string? Breed, DateOnly? Birthdate, PetGender Gender, string? MicrochipId)
{
    public IReadOnlyList<FieldError> Check(DateOnly today)
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(Name))
        {
            wrong.Add(new("name", "required"));
        }
        else if (Name.Trim().Length > 100)
        {
            wrong.Add(new("name", "too-long", 100));
        }

        if (string.IsNullOrWhiteSpace(Species))
        {
            wrong.Add(new("species", "required"));
        }

        if (Birthdate > today)
        {
            wrong.Add(new("birthdate", "date-in-future"));
        }

        if (!string.IsNullOrWhiteSpace(MicrochipId) && (MicrochipId.Trim().Length != 15 || !MicrochipId.Trim().All(char.IsAsciiDigit)))
        {
            wrong.Add(new("microchipId", "microchip-format"));
        }

        return wrong;
    }
}
