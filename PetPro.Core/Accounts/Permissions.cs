namespace PetPro.Core.Accounts;

/// <summary>
/// Every permission there is. They are seeded to the database, granted to roles there, and checked in use cases.
/// What an account does with its own pets and bookings needs none: ownership is the wall there.
/// </summary>
public static class Permissions
{
    /// <summary>Approve, reject and suspend clinics.</summary>
    public const string ReviewClinics = "clinics.review";

    /// <summary>See outbox, dead letters, jobs, mail deliveries and invariants; retry, discard, run now.</summary>
    public const string Operate = "operations.manage";

    /// <summary>At a clinic: see the day's board and the calendar.</summary>
    public const string SeeVisits = "visits.read";

    /// <summary>At a clinic: check in, start, complete, mark as no-show.</summary>
    public const string RunVisits = "visits.manage";

    public static IReadOnlyList<string> All { get; } = [ReviewClinics, Operate, SeeVisits, RunVisits];
}

/// <summary>The roles that PetPro is born with, and what each is granted at first.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string ClinicManager = "clinic-manager";
    public const string Veterinarian = "veterinarian";
    public const string Reception = "reception";

    /// <summary>Groomers, trainers, nurses.</summary>
    public const string Carer = "carer";

    /// <summary>Given by <see cref="Admin"/> everywhere, by the others at the clinic of the member of staff only.</summary>
    public static IReadOnlyDictionary<string, string[]> Grants { get; } = new Dictionary<string, string[]>
    {
        [Admin] = [Permissions.ReviewClinics, Permissions.Operate],
        [ClinicManager] = [Permissions.SeeVisits, Permissions.RunVisits],
        [Veterinarian] = [Permissions.SeeVisits, Permissions.RunVisits],
        [Reception] = [Permissions.SeeVisits, Permissions.RunVisits],
        [Carer] = [Permissions.SeeVisits, Permissions.RunVisits],
    };
}
