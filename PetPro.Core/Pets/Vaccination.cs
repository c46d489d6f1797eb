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

    /// <summary>A vaccination that no clinic of ours gave, in its owner's words.</summary>
    public static Result<Vaccination> GivenElsewhere(Guid petId, string vaccineName, DateOnly on, DateOnly? expires, DateOnly today)
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(vaccineName))
        {
            wrong.Add(new("vaccineName", "required"));
        }
        else if (vaccineName.Trim().Length > 100)
        {
            wrong.Add(new("vaccineName", "too-long", 100));
        }

        if (on > today)
        {
            wrong.Add(new("date", "date-in-future"));
        }

        if (expires <= on)
        {
            wrong.Add(new("expires", "expires-before-given"));
        }

        return wrong.Count > 0 ? Error.Invalid(wrong) : Given(petId, vaccineName.Trim(), on, expires, null);
    }
}
