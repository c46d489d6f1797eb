namespace PetPro.Core.Pets;

/// <summary>Where and by whom a vaccination was given.</summary>
public sealed record GivenAt(Guid ClinicId, Guid StaffId, Guid BookingId);

/// <summary>What a clinic writes down of a vaccination that it gives.</summary>
/// <param name="DoseNumber">Of its series, from 1.</param>
/// <param name="Expires">The last day on which it counts.</param>
public sealed record GivenDose(
    string VaccineName, string? ProductName, string? BatchNumber, int? DoseNumber, DateOnly On, DateOnly? Expires, DateOnly? NextDue)
{
    public const int LongestName = 100;
    public const int LongestBatch = 60;
    public const int MostDoses = 20;

    public IReadOnlyList<FieldError> Check(DateOnly today)
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(VaccineName))
        {
            wrong.Add(new("vaccineName", "required"));
        }
        else if (VaccineName.Trim().Length > LongestName)
        {
            wrong.Add(new("vaccineName", "too-long", LongestName));
        }

        if (ProductName?.Trim().Length > LongestName)
        {
            wrong.Add(new("productName", "too-long", LongestName));
        }

        // A batch is what a recall asks for: without it a clinic's vaccination cannot be found again.
        if (string.IsNullOrWhiteSpace(BatchNumber))
        {
            wrong.Add(new("batchNumber", "required"));
        }
        else if (BatchNumber.Trim().Length > LongestBatch)
        {
            wrong.Add(new("batchNumber", "too-long", LongestBatch));
        }

        if (DoseNumber is < 1 or > MostDoses)
        {
            wrong.Add(new("doseNumber", "dose-number-range", MostDoses));
        }

        if (On > today)
        {
            wrong.Add(new("date", "date-in-future"));
        }

        if (Expires <= On)
        {
            wrong.Add(new("expires", "expires-before-given"));
        }

        if (NextDue <= On)
        {
            wrong.Add(new("nextDue", "due-before-given"));
        }

        return wrong;
    }
}
