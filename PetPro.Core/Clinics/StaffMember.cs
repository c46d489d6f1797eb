namespace PetPro.Core.Clinics;

/// <summary>A person who works at one clinic; who works at two stands in both.</summary>
public sealed class StaffMember : Entity
{
    private StaffMember()
    {
    }

    public Guid ClinicId { get; private set; }

    /// <summary>The account that signs in as this person; none while there is none.</summary>
    public Guid? UserId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string? Phone { get; private set; }

    /// <summary>The role at this clinic: one of the clinic roles in <see cref="Accounts.Roles"/>.</summary>
    public string Role { get; private set; } = "";

    public string? Specialization { get; private set; }

    public string? PhotoKey { get; private set; }

    /// <summary>In the clinic's zone; slots are made where these and the clinic's hours meet.</summary>
    public WeeklyHours WorkingHours { get; private set; } = WeeklyHours.None;

    public string[] Qualifications { get; private set; } = [];

    /// <summary>When this person last worked with this clinic's pages: who works at several comes back to the one used last.</summary>
    public DateTimeOffset? LastOpenedAt { get; private set; }

    /// <summary>Who has left signs in here no more and has no slots; what was done stays in their name.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>The practice licence (SIP): who has none neither prescribes nor signs certificates.</summary>
    public string? LicenceNumber { get; private set; }

    public static StaffMember Join(
        Guid clinicId,
        Guid? userId,
        string name,
        string email,
        string? phone,
        string role,
        string? specialization,
        WeeklyHours workingHours,
        IReadOnlyList<string> qualifications) => new()
        {
            ClinicId = clinicId,
            UserId = userId,
            Name = name,
            Email = email,
            Phone = phone,
            Role = role,
            Specialization = specialization,
            WorkingHours = workingHours,
            Qualifications = [.. qualifications],
        };

    public void ChangeWorkingHours(WeeklyHours hours)
    {
        if (!WorkingHours.Equals(hours))
        {
            WorkingHours = hours;
            Record(new ClinicPlanChanged(ClinicId));
        }
    }

    public void SetLicence(string? number) => LicenceNumber = string.IsNullOrWhiteSpace(number) ? null : number.Trim();

    public void Leave() => SetActive(false);

    public void Return() => SetActive(true);

    private void SetActive(bool isActive)
    {
        if (IsActive != isActive)
        {
            IsActive = isActive;
            Record(new ClinicPlanChanged(ClinicId));
        }
    }
}
