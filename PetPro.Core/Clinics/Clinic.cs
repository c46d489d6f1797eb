namespace PetPro.Core.Clinics;

public enum ClinicStatus
{
    Pending,
    Approved,
    Rejected,
    Suspended,
}

/// <summary>A clinic as it applied and as it stands. Only an approved one can be found and booked.</summary>
public sealed class Clinic : Entity
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

    /// <summary>Why it was rejected or suspended, in the admin's words.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>The platform's share of the price before tax, in percent.</summary>
    public decimal CommissionRate { get; private set; } = 10m;

    public BookingRules BookingRules { get; private set; } = BookingRules.Default;

    public static Clinic Apply(Guid ownerId, ClinicProfile profile) => new()
    {
        OwnerId = ownerId,
        Name = profile.Name,
        Slug = profile.Slug,
        Address = profile.Address,
        City = profile.City,
        Province = profile.Province,
        PostalCode = profile.PostalCode,
        Latitude = profile.Latitude,
        Longitude = profile.Longitude,
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZone).Id,
        PhoneNumber = profile.PhoneNumber,
        Email = profile.Email,
        Website = profile.Website,
        Description = profile.Description,
        OperatingHours = profile.OperatingHours,
        Facilities = [.. profile.Facilities],
        BookingRules = profile.BookingRules,
    };

    public Result Approve()
    {
        if (Status is not (ClinicStatus.Pending or ClinicStatus.Rejected))
        {
            return Error.Conflict("clinic-not-waiting");
        }

        Status = ClinicStatus.Approved;
        StatusReason = null;
        Record(new ClinicApproved(Id, OwnerId));
        return Result.Ok;
    }

    public Result Reject(string reason)
    {
        if (Status != ClinicStatus.Pending)
        {
            return Error.Conflict("clinic-not-waiting");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Error.Invalid("reason", "required");
        }

        Status = ClinicStatus.Rejected;
        StatusReason = reason.Trim();
        Record(new ClinicRejected(Id, OwnerId));
        return Result.Ok;
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
    BookingRules BookingRules);

[EventType("clinic.approved")]
public sealed record ClinicApproved(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

[EventType("clinic.rejected")]
public sealed record ClinicRejected(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>Hours, days off, staff or services have changed: what the clinic offers follows from them anew.</summary>
[EventType("clinic.plan_changed")]
public sealed record ClinicPlanChanged(Guid ClinicId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}
