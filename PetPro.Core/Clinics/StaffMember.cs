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

    /// <summary>How the clinic presents this person.</summary>
    public Result ChangeProfile(StaffProfile profile)
    {
        FieldError[] wrong =
        [
            .. string.IsNullOrWhiteSpace(profile.Name) ? [new FieldError("name", "required")] : TooLong("name", profile.Name, 255),
            .. TooLong("specialization", profile.Specialization, 100),
            .. TooLong("licenceNumber", profile.LicenceNumber, 100),
            .. profile.Qualifications.Count > StaffProfile.MostQualifications || profile.Qualifications.Any(q => q.Length > 120)
                ? [new FieldError("qualifications", "too-long", 120)]
                : Array.Empty<FieldError>(),
            .. TooLong("phone", profile.Phone, 30),
        ];
        if (wrong.Length > 0)
        {
            return Error.Invalid(wrong);
        }

        Name = profile.Name!.Trim();
        Phone = Words(profile.Phone);
        Specialization = Words(profile.Specialization);
        Qualifications = [.. profile.Qualifications.Select(q => q.Trim()).Where(q => q.Length > 0).Distinct()];
        SetLicence(profile.LicenceNumber);
        return Result.Ok;
    }

    /// <summary>Whether a clinic may lose its manager by this, who calls it has to know.</summary>
    public Result ChangeRole(string? role)
    {
        if (!Accounts.Roles.AtClinics.Contains(role))
        {
            return Error.Invalid("role", "required");
        }

        Role = role!;
        return Result.Ok;
    }

    /// <summary>From now on that account signs in as this person.</summary>
    public void LinkTo(Guid userId, string email)
    {
        (UserId, Email) = (userId, email);
        Record(new StaffJoined(Id, ClinicId));
    }

    public void ShowPhoto(string key) => PhotoKey = key;

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

    private static string? Words(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static FieldError[] TooLong(string field, string? typed, int most) => typed?.Trim().Length > most ? [new FieldError(field, "too-long", most)] : [];
}

/// <summary>What a clinic tells of a member of its staff.</summary>
/// <param name="LicenceNumber">The practice licence (SIP).</param>
public sealed record StaffProfile(string? Name, string? Phone, string? Specialization, IReadOnlyList<string> Qualifications, string? LicenceNumber)
{
    public const int MostQualifications = 10;
}
