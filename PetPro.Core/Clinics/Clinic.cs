namespace PetPro.Core.Clinics;

/// <summary>
/// Where a clinic stands. Draft → pending → approved, rejected or more asked for; what was rejected or asked about is handed in
/// again; an approved clinic may be suspended, and that lifted.
/// </summary>
public enum ClinicStatus
{
    /// <summary>Handed in; an admin has to decide.</summary>
    Pending,
    Approved,
    Rejected,
    Suspended,

    /// <summary>The applicant is still writing it.</summary>
    Draft,

    /// <summary>The admin has asked for something; the applicant answers by handing it in again.</summary>
    MoreAsked,
}

/// <summary>A clinic as it applied and as it stands. Only an approved one can be found and booked.</summary>
public sealed partial class Clinic : Entity
{
    private Clinic()
    {
    }

    /// <summary>The account that applied for it.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Its name in addresses of pages; unique.</summary>
    public string Slug { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string City { get; private set; } = "";

    public string Province { get; private set; } = "";

    public string PostalCode { get; private set; } = "";

    /// <summary>Degrees north, WGS 84.</summary>
    public double Latitude { get; private set; }

    /// <summary>Degrees east, WGS 84.</summary>
    public double Longitude { get; private set; }

    /// <summary>IANA name of the zone that its hours and slots are in.</summary>
    public string TimeZone { get; private set; } = "Asia/Jakarta";

    public string PhoneNumber { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string? Website { get; private set; }

    public string Description { get; private set; } = "";

    public WeeklyHours OperatingHours { get; private set; } = WeeklyHours.None;

    /// <summary>Codes of facilities (`parking`, `laboratory`); their names stand in the resources.</summary>
    public string[] Facilities { get; private set; } = [];

    public ClinicStatus Status { get; private set; }

    /// <summary>Why it was rejected or suspended, or what more is asked for, in the admin's words.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>The number of the practice's licence, as it stands on the document.</summary>
    public string? LicenceNumber { get; private set; }

    /// <summary>When it was last handed in; none = never by the applicant's own form.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The platform's share of the price before tax, in percent.</summary>
    public decimal CommissionRate { get; private set; } = 10m;

    public BookingRules BookingRules { get; private set; } = BookingRules.Default;

    /// <summary>May the applicant still change what is applied for?</summary>
    public bool IsWithApplicant => Status is ClinicStatus.Draft or ClinicStatus.MoreAsked or ClinicStatus.Rejected;

    /// <summary>A clinic that is handed in at once.</summary>
    public static Clinic Apply(Guid ownerId, ClinicProfile profile)
    {
        var clinic = new Clinic { OwnerId = ownerId };
        clinic.Take(profile);
        return clinic;
    }

    /// <summary>A clinic that its applicant goes on writing, until <see cref="Submit"/>.</summary>
    public static Clinic Begin(Guid ownerId, ClinicProfile profile)
    {
        var clinic = Apply(ownerId, profile);
        clinic.Status = ClinicStatus.Draft;
        return clinic;
    }

    /// <summary>The applicant writes it anew. What lies with the admin stays as the admin sees it.</summary>
    public Result Rewrite(ClinicProfile profile)
    {
        if (!IsWithApplicant)
        {
            return Error.Conflict("application-handed-in");
        }

        Take(profile);
        return Result.Ok;
    }

    /// <summary>Hands it in, the first time, with an answer to what was asked, or anew after a rejection.</summary>
    /// <param name="kinds">The kinds of documents that are with it.</param>
    public Result Submit(IReadOnlyCollection<ClinicDocumentKind> kinds, DateTimeOffset now)
    {
        if (!IsWithApplicant)
        {
            return Error.Conflict("application-handed-in");
        }

        if (ClinicDocument.Required.Except(kinds).Any())
        {
            return Error.Conflict("documents-missing");
        }

        (Status, StatusReason, SubmittedAt) = (ClinicStatus.Pending, null, now);
        Record(new ClinicApplied(Id, OwnerId));
        return Result.Ok;
    }

    public Result Approve() =>
        Status is ClinicStatus.Pending or ClinicStatus.Rejected
            ? Go(ClinicStatus.Approved, null, new ClinicApproved(Id, OwnerId))
            : Error.Conflict("clinic-not-waiting");

    public Result Reject(string reason) =>
        Status != ClinicStatus.Pending ? Error.Conflict("clinic-not-waiting")
            : GoFor(reason, ClinicStatus.Rejected, new ClinicRejected(Id, OwnerId));

    /// <summary>Gives it back to the applicant with a question.</summary>
    public Result AskForMore(string words) =>
        Status != ClinicStatus.Pending ? Error.Conflict("clinic-not-waiting")
            : GoFor(words, ClinicStatus.MoreAsked, new ClinicMoreAsked(Id, OwnerId));

    /// <summary>Takes it out of search and off sale at once. What is booked stands; owners may cancel for the whole price.</summary>
    public Result Suspend(string reason) =>
        Status != ClinicStatus.Approved ? Error.Conflict("clinic-not-approved")
            : GoFor(reason, ClinicStatus.Suspended, new ClinicSuspended(Id, OwnerId));

    public Result Reinstate() =>
        Status == ClinicStatus.Suspended
            ? Go(ClinicStatus.Approved, null, new ClinicReinstated(Id, OwnerId))
            : Error.Conflict("clinic-not-suspended");

    /// <summary>The clinic's managers tell anew what it tells of itself. Its name in addresses, its hours, rules and zone have places of their own.</summary>
    public Result ChangeProfile(ClinicProfile profile)
    {
        if (Status != ClinicStatus.Approved)
        {
            return Error.Conflict("clinic-not-approved");
        }

        Take(profile with { Slug = Slug, BookingRules = BookingRules, TimeZone = TimeZone, OperatingHours = OperatingHours });
        return Result.Ok;
    }

    private Result GoFor(string words, ClinicStatus status, DomainEvent happened) => words.Trim() switch
    {
        "" => Error.Invalid("reason", "required"),
        { Length: > ClinicDecision.MaxWords } => Error.Invalid("reason", "too-long", ClinicDecision.MaxWords),
        var reason => Go(status, reason, happened),
    };

    private Result Go(ClinicStatus status, string? reason, DomainEvent happened)
    {
        (Status, StatusReason) = (status, reason);
        Record(happened);
        return Result.Ok;
    }

    private void Take(ClinicProfile profile)
    {
        Name = profile.Name;
        Slug = profile.Slug;
        Address = profile.Address;
        City = profile.City;
        Province = profile.Province;
        PostalCode = profile.PostalCode;
        Latitude = profile.Latitude;
        Longitude = profile.Longitude;
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone).Id;
        PhoneNumber = profile.PhoneNumber;
        Email = profile.Email;
        Website = profile.Website;
        Description = profile.Description;
        OperatingHours = profile.OperatingHours;
        Facilities = [.. profile.Facilities];
        BookingRules = profile.BookingRules;
        LicenceNumber = profile.LicenceNumber;
    }
}

/// <summary>What a clinic tells of itself when it applies.</summary>
public sealed record ClinicProfile(
    string Name,
    string Slug,
    string Address,
    string City,
    string Province,
    string PostalCode,
    double Latitude,
    double Longitude,
    string TimeZone,
    string PhoneNumber,
    string Email,
    string? Website,
    string Description,
    WeeklyHours OperatingHours,
    IReadOnlyList<string> Facilities,
    BookingRules BookingRules,
    string? LicenceNumber = null);
