namespace PetPro.Core.Pets;

/// <summary>A vaccination that a pet was given.</summary>
public sealed class Vaccination : Entity
{
    private Vaccination()
    {
    }

    public Guid PetId { get; private set; }

    public string VaccineName { get; private set; } = "";

    public DateOnly AdministeredDate { get; private set; }

    public DateOnly? ExpiryDate { get; private set; }

    /// <summary>The clinic that gave it; none when it was given before PetPro.</summary>
    public Guid? ClinicId { get; private set; }

    public static Vaccination Given(Guid petId, string vaccineName, DateOnly on, DateOnly? expires, Guid? clinicId) => new()
    {
        PetId = petId,
        VaccineName = vaccineName,
        AdministeredDate = on,
        ExpiryDate = expires,
        ClinicId = clinicId,
    };
}
