namespace PetPro.Core.Pets;

/// <summary>A vaccination that a pet was given.</summary>
public sealed class Vaccination : Entity
{
    private Vaccination()
    {
    }

    public Guid PetId { get; private set; }

    public string VaccineName { get; private set; } = "";

    /// <summary>Which vaccines of the reference data it was: one product can hold several. Empty where the words name none that is known.</summary>
    public string[] VaccineCodes { get; private set; } = [];

    public DateOnly AdministeredDate { get; private set; }

    public DateOnly? ExpiryDate { get; private set; }

    /// <summary>The clinic that gave it; none when it was given before PetPro.</summary>
    public Guid? ClinicId { get; private set; }

    /// <summary>The product as it stands on the vial.</summary>
    public string? ProductName { get; private set; }

    public string? BatchNumber { get; private set; }

    /// <summary>Which dose of its series it was, from 1.</summary>
    public int? DoseNumber { get; private set; }

    /// <summary>When the next one is due; it may lie before <see cref="ExpiryDate"/> or after.</summary>
    public DateOnly? NextDueDate { get; private set; }

    public Guid? GivenByStaffId { get; private set; }

    /// <summary>The visit at which it was given.</summary>
    public Guid? BookingId { get; private set; }

    /// <summary>The number of its certificate; only what a clinic gave has one.</summary>
    public string? CertificateNumber { get; private set; }

    /// <summary>Says which vaccines of the reference data it was.</summary>
    public Vaccination With(IReadOnlyList<string> vaccineCodes)
    {
        VaccineCodes = [.. vaccineCodes.Distinct(StringComparer.Ordinal)];
        return this;
    }

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

    /// <summary>A vaccination that a clinic gave at a visit; it gets a certificate number.</summary>
    /// <param name="today">On the clinic's calendar.</param>
    public static Result<Vaccination> GivenAtVisit(Guid petId, GivenDose dose, GivenAt where, DateOnly today)
    {
        var wrong = dose.Check(today);
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        var vaccination = Given(petId, dose.VaccineName.Trim(), dose.On, dose.Expires, where.ClinicId);
        vaccination.ProductName = Words(dose.ProductName);
        vaccination.BatchNumber = Words(dose.BatchNumber);
        vaccination.DoseNumber = dose.DoseNumber;
        vaccination.NextDueDate = dose.NextDue;
        vaccination.GivenByStaffId = where.StaffId;
        vaccination.BookingId = where.BookingId;
        vaccination.CertificateNumber = Pets.CertificateNumber.New();
        return vaccination;
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
