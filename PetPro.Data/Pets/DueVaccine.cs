namespace PetPro.Data.Pets;

/// <summary>
/// When a pet's next dose of a vaccine is due: counted by the schedule from what the pet was given, and counted anew whenever
/// something of it changes. A read model: nothing hangs on it that could not be counted again.
/// </summary>
public sealed class DueVaccine
{
    public Guid PetId { get; set; }

    public string VaccineCode { get; set; } = "";

    public DateOnly DueOn { get; set; }

    public DateOnly? LastGivenOn { get; set; }

    /// <summary>The clinic that gave it last; none = given elsewhere or never.</summary>
    public Guid? LastClinicId { get; set; }
}

/// <summary>An owner was told that a vaccination is due: once for each pet, vaccine, day and step.</summary>
public sealed class VaccinationReminder
{
    public Guid PetId { get; set; }

    public string VaccineCode { get; set; } = "";

    public DateOnly DueOn { get; set; }

    /// <summary>Days before the day on which it is due.</summary>
    public int Step { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}
