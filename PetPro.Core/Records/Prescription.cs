namespace PetPro.Core.Records;

/// <summary>What a prescription says. It is checked as a whole when it is issued.</summary>
/// <param name="Drug">Substance or product.</param>
/// <param name="Repeats">How often it may be filled in all; 1 = once.</param>
/// <param name="Instructions">In the prescriber's words: with food, in the evening.</param>
public sealed record PrescriptionContent(string Drug, DoseWanted Dose, int TimesPerDay, int Days, int Repeats, string Instructions)
{
    public const int LongestDrug = 150;
    public const int LongestInstructions = 1000;
    public const int MostTimesPerDay = 12;
    public const int MostDays = 365;
    public const int MostRepeats = 12;

    public IReadOnlyList<FieldError> Check()
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(Drug))
        {
            wrong.Add(new("drug", "required"));
        }
        else if (Drug.Trim().Length > LongestDrug)
        {
            wrong.Add(new("drug", "too-long", LongestDrug));
        }

        if (TimesPerDay is < 1 or > MostTimesPerDay)
        {
            wrong.Add(new("timesPerDay", "number-range", 1, MostTimesPerDay));
        }

        if (Days is < 1 or > MostDays)
        {
            wrong.Add(new("days", "number-range", 1, MostDays));
        }

        if (Repeats is < 1 or > MostRepeats)
        {
            wrong.Add(new("repeats", "number-range", 1, MostRepeats));
        }

        if (Instructions.Trim().Length > LongestInstructions)
        {
            wrong.Add(new("instructions", "too-long", LongestInstructions));
        }

        return wrong;
    }
}

/// <summary>Who may prescribe, and for whom: a member of staff with a practice licence, at a visit.</summary>
/// <param name="LicenceNumber">None = may not prescribe.</param>
public sealed record Prescriber(Guid ClinicId, Guid StaffId, string? LicenceNumber, Guid BookingId, Guid PetId);

/// <summary>
/// A medicine that an animal may be given. What it says never changes once it is issued; it can be cancelled, with a reason, and it
/// is filled until no repeats are left or <see cref="ValidUntil"/> has passed.
/// </summary>
public sealed class Prescription : Entity
{
    /// <summary>Calendar months from the day of issue.</summary>
    public const int ValidMonths = 6;

    public const int LongestReason = 500;

    private Prescription()
    {
    }

    /// <summary>As it stands on paper: `RX-` and twelve signs.</summary>
    public string Number { get; private set; } = "";

    public Guid PetId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid BookingId { get; private set; }

    public Guid PrescriberStaffId { get; private set; }

    /// <summary>The prescriber's practice licence at that moment.</summary>
    public string LicenceNumber { get; private set; } = "";

    public string Drug { get; private set; } = "";

    public DoseUnit Unit { get; private set; }

    /// <summary>Strength: milligrams in one unit.</summary>
    public decimal MgPerUnit { get; private set; }

    /// <summary>As wanted.</summary>
    public decimal MgPerKg { get; private set; }

    public decimal? MostMgPerKg { get; private set; }

    /// <summary>The weight that the dose was reckoned by.</summary>
    public decimal Kilograms { get; private set; }

    /// <summary>To give each time.</summary>
    public decimal UnitsPerDose { get; private set; }

    public int TimesPerDay { get; private set; }

    public int Days { get; private set; }

    /// <summary>For the whole course.</summary>
    public decimal TotalUnits { get; private set; }

    public int Repeats { get; private set; }

    /// <summary>How often it can still be filled. Filling is a conditional update of this column alone.</summary>
    public int RepeatsLeft { get; private set; }

    public string Instructions { get; private set; } = "";

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>The last day, on the clinic's calendar.</summary>
    public DateOnly ValidUntil { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public Guid? CancelledByStaffId { get; private set; }

    public string? CancelReason { get; private set; }

    /// <param name="today">On the clinic's calendar.</param>
    public static Result<Prescription> Issue(PrescriptionContent content, Prescriber by, DateOnly today, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(by.LicenceNumber))
        {
            return Error.Conflict("licence-missing");
        }

        var dose = Dosing.Calculate(content.Dose);
        List<FieldError> wrong = [.. content.Check(), .. dose.Error?.Fields ?? []];
        if (wrong.Count > 0)
        {
            return Error.Invalid(wrong);
        }

        return new Prescription
        {
            Number = PaperNumber.New("RX"),
            PetId = by.PetId,
            ClinicId = by.ClinicId,
            BookingId = by.BookingId,
            PrescriberStaffId = by.StaffId,
            LicenceNumber = by.LicenceNumber.Trim(),
            Drug = content.Drug.Trim(),
            Unit = content.Dose.Unit,
            MgPerUnit = content.Dose.MgPerUnit,
            MgPerKg = content.Dose.MgPerKg,
            MostMgPerKg = content.Dose.MostMgPerKg,
            Kilograms = content.Dose.Kilograms,
            UnitsPerDose = dose.Value.Units,
            TimesPerDay = content.TimesPerDay,
            Days = content.Days,
            TotalUnits = Dosing.Total(dose.Value, content.Dose.Unit, content.TimesPerDay, content.Days),
            Repeats = content.Repeats,
            RepeatsLeft = content.Repeats,
            Instructions = content.Instructions.Trim(),
            IssuedAt = now,
            ValidUntil = today.AddMonths(ValidMonths),
        };
    }

    public Result Cancel(string reason, Guid byStaffId, DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            return Error.Conflict("prescription-cancelled");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Error.Invalid("reason", "required");
        }

        if (reason.Trim().Length > LongestReason)
        {
            return Error.Invalid("reason", "too-long", LongestReason);
        }

        (CancelledAt, CancelledByStaffId, CancelReason) = (now, byStaffId, reason.Trim());
        return Result.Ok;
    }
}
