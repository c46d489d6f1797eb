namespace PetPro.Core.Accounts;

/// <summary>
/// Every permission there is. They are seeded to the database, granted to roles there, and checked in use cases.
/// What an account does with its own pets and bookings needs none: ownership is the wall there.
/// </summary>
public static class Permissions
{
    /// <summary>Approve, reject and suspend clinics.</summary>
    public const string ReviewClinics = "clinics.review";

    /// <summary>Decide about reviews that clinics have flagged.</summary>
    public const string ModerateReviews = "reviews.moderate";

    /// <summary>See outbox, dead letters, jobs, mail deliveries and invariants; retry, discard, run now.</summary>
    public const string Operate = "operations.manage";

    /// <summary>At a clinic: see the day's board and the calendar.</summary>
    public const string SeeVisits = "visits.read";

    /// <summary>At a clinic: check in, start, complete, mark as no-show.</summary>
    public const string RunVisits = "visits.manage";

    /// <summary>At a clinic: change its profile, staff, services, hours and documents.</summary>
    public const string ManageClinic = "clinic.manage";

    /// <summary>At a clinic: read the records of its patients.</summary>
    public const string ReadRecords = "records.read";

    /// <summary>At a clinic: write visit notes, vaccinations and attachments. To prescribe and to sign certificates takes a practice licence as well.</summary>
    public const string WriteRecords = "records.write";

    /// <summary>At a clinic: answer and flag its reviews.</summary>
    public const string AnswerReviews = "reviews.answer";

    /// <summary>At a clinic: see its reports and what it earns.</summary>
    public const string SeeReports = "reports.read";

    /// <summary>
    /// What staff keep while their clinic is suspended: patients who are booked are looked after and written up as ever. Nothing that
    /// changes what the clinic offers, and nothing that speaks for it in public.
    /// </summary>
    public static IReadOnlyList<string> WhileSuspended { get; } = [SeeVisits, RunVisits, ReadRecords, WriteRecords, SeeReports];

    public static IReadOnlyList<string> All { get; } =
        [ReviewClinics, ModerateReviews, Operate, SeeVisits, RunVisits, ManageClinic, ReadRecords, WriteRecords, AnswerReviews, SeeReports];
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

    /// <summary>The roles that a person has at a clinic.</summary>
    public static IReadOnlyList<string> AtClinics { get; } = [ClinicManager, Veterinarian, Reception, Carer];

    /// <summary>Given by <see cref="Admin"/> everywhere, by the others at the clinic of the member of staff only.</summary>
    public static IReadOnlyDictionary<string, string[]> Grants { get; } = new Dictionary<string, string[]>
    {
        [Admin] = [Permissions.ReviewClinics, Permissions.ModerateReviews, Permissions.Operate],
        [ClinicManager] =
        [
            Permissions.SeeVisits, Permissions.RunVisits, Permissions.ManageClinic, Permissions.ReadRecords, Permissions.WriteRecords,
            Permissions.AnswerReviews, Permissions.SeeReports,
        ],
        [Veterinarian] = [Permissions.SeeVisits, Permissions.RunVisits, Permissions.ReadRecords, Permissions.WriteRecords],
        [Reception] = [Permissions.SeeVisits, Permissions.RunVisits],
        [Carer] = [Permissions.SeeVisits, Permissions.RunVisits, Permissions.ReadRecords],
    };
}
