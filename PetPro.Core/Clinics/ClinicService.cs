namespace PetPro.Core.Clinics;

/// <summary>Something a clinic offers for a price. (`Service` alone would be read as a layer.)</summary>
public sealed class ClinicService : Entity
{
    private readonly List<ServiceStaff> staff = [];

    private ClinicService()
    {
    }

    public Guid ClinicId { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>One of <see cref="ServiceCategories"/>.</summary>
    public string Category { get; private set; } = "";

    /// <summary>What the owner pays, tax included.</summary>
    public Money Price { get; private set; }

    public int DurationMinutes { get; private set; }

    /// <summary>How many pets one slot takes: 1 but for classes and group sessions.</summary>
    public int Capacity { get; private set; } = 1;

    /// <summary>Codes of the species it is for; empty = all.</summary>
    public string[] Species { get; private set; } = [];

    /// <summary>One of <see cref="TaxClasses"/>.</summary>
    public string TaxClass { get; private set; } = "";

    public bool IsAvailable { get; private set; } = true;

    /// <summary>Days on which it is not given, or costs something else; of several for a day the first counts.</summary>
    public Season[] AvailabilityExceptions { get; private set; } = [];

    /// <summary>For getting ready: it occupies the member of staff before the visit begins.</summary>
    public int BufferBeforeMinutes { get; private set; }

    /// <summary>For cleaning up: it occupies the member of staff after the visit has ended.</summary>
    public int BufferAfterMinutes { get; private set; }

    /// <summary>A paid booking waits until the clinic has said yes.</summary>
    public bool RequiresApproval { get; private set; }

    /// <summary>The code of a vaccine whose protection the pet must have on the day of the visit; none = nothing is demanded.</summary>
    public string? RequiredVaccine { get; private set; }

    /// <summary>1 to 100: what is paid online when it is booked; what is left is paid at the clinic. 100 = all of it online.</summary>
    public int DepositPercent { get; private set; } = 100;

    /// <summary>It can be booked until this long before it starts; none = as the clinic's rules say.</summary>
    public int? NoticeMinutes { get; private set; }

    /// <summary>It is offered for this many days ahead; none = as the clinic's rules say.</summary>
    public int? HorizonDays { get; private set; }

    /// <summary>Codes of the vaccines that are given with it; whoever has booked it needs no reminder of these.</summary>
    public string[] GivesVaccines { get; private set; } = [];

    /// <summary>Does a vaccination that its owner has stated, and no clinic of ours has given, count for <see cref="RequiredVaccine"/>?</summary>
    public bool CountsStatedVaccinations { get; private set; } = true;

    public IReadOnlyList<ServiceStaff> Staff => staff;

    public static ClinicService Offer(
        Guid clinicId,
        string name,
        string description,
        string category,
        Money price,
        int durationMinutes,
        int capacity,
        IReadOnlyList<string> species,
        string taxClass,
        IReadOnlyList<Guid> staffIds)
    {
        var service = new ClinicService
        {
            ClinicId = clinicId,
            Name = name,
            Description = description,
            Category = category,
            Price = price,
            DurationMinutes = durationMinutes,
            Capacity = capacity,
            Species = [.. species],
            TaxClass = taxClass,
        };
        service.staff.AddRange(staffIds.Select(id => new ServiceStaff(service.Id, id)));
        return service;
    }

    /// <summary>Offers it from now on: the clinic's slots follow.</summary>
    public static Result<ClinicService> Add(Guid clinicId, ServiceTerms terms)
    {
        var service = new ClinicService { ClinicId = clinicId };
        var said = service.Change(terms);
        return said.IsOk ? service : said.Error;
    }

    /// <summary>Who has booked keeps time and price; the clinic's slots follow.</summary>
    public Result Change(ServiceTerms terms)
    {
        if (terms.Check() is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        Name = terms.Name.Trim();
        Description = terms.Description.Trim();
        Category = terms.Category;
        Price = Money.Idr(terms.Price);
        DurationMinutes = terms.DurationMinutes;
        Capacity = terms.Capacity;
        Species = [.. terms.Species.Distinct(StringComparer.Ordinal)];
        TaxClass = TaxClasses.Of(terms.Category);
        BufferBeforeMinutes = terms.BufferBeforeMinutes;
        BufferAfterMinutes = terms.BufferAfterMinutes;
        RequiresApproval = terms.RequiresApproval;
        RequiredVaccine = terms.RequiredVaccine;
        GivesVaccines = [.. terms.GivesVaccines.Distinct(StringComparer.Ordinal)];
        DepositPercent = terms.DepositPercent;
        NoticeMinutes = terms.NoticeMinutes;
        HorizonDays = terms.HorizonDays;
        AvailabilityExceptions = [.. terms.Seasons.OrderBy(season => season.First)];
        staff.RemoveAll(s => !terms.StaffIds.Contains(s.StaffId));
        staff.AddRange(terms.StaffIds.Except(staff.ConvertAll(s => s.StaffId)).Select(id => new ServiceStaff(Id, id)));
        Record(new ClinicPlanChanged(ClinicId));
        return Result.Ok;
    }

    /// <summary>It is offered no more. Who has booked it stays booked, for staff to resolve.</summary>
    public void Withdraw() => SetAvailable(false);

    public void BringBack() => SetAvailable(true);

    /// <summary>Says which vaccines of the reference data are given with it.</summary>
    public ClinicService Giving(IReadOnlyList<string> vaccineCodes)
    {
        GivesVaccines = [.. vaccineCodes.Distinct(StringComparer.Ordinal)];
        return this;
    }

    /// <summary>Says of which vaccine a pet must have the protection on the day of the visit.</summary>
    /// <param name="countsStated">What an owner states counts, too.</param>
    public ClinicService Demanding(string? vaccineCode, bool countsStated = true)
    {
        (RequiredVaccine, CountsStatedVaccinations) = (vaccineCode, countsStated);
        return this;
    }

    public bool IsGivenOn(DateOnly date) => IsAvailable && SeasonOn(date) is not { Price: null };

    /// <summary>What a visit on that day costs, tax included.</summary>
    public Money PriceOn(DateOnly date) => SeasonOn(date)?.Price is { } price ? Money.Idr(price) : Price;

    /// <summary>What of a price is paid online when the visit is booked; at least one rupiah.</summary>
    public Money DepositOf(Money price) =>
        DepositPercent == 100 ? price : price.Percent(DepositPercent) is { Amount: > 0 } deposit ? deposit : price with { Amount = 1 };

    public int NoticeUnder(BookingRules rules) => NoticeMinutes ?? rules.NoticeMinutes;

    public int HorizonUnder(BookingRules rules) => HorizonDays ?? rules.HorizonDays;

    public bool IsFor(string species) => Species.Length == 0 || Species.Contains(species);

    private void SetAvailable(bool isAvailable)
    {
        if (IsAvailable != isAvailable)
        {
            IsAvailable = isAvailable;
            Record(new ClinicPlanChanged(ClinicId));
        }
    }

    private Season? SeasonOn(DateOnly date) => Array.Find(AvailabilityExceptions, season => season.First <= date && date <= season.Last);
}

/// <summary>Who gives which service.</summary>
public sealed record ServiceStaff(Guid ServiceId, Guid StaffId);

/// <summary>Days from the first to the last, both included, in the clinic's zone, on which a service is not as usual.</summary>
/// <param name="Price">Whole rupiah, tax included; none = the service is not given then.</param>
public sealed record Season(DateOnly First, DateOnly Last, long? Price = null);

/// <summary>Kinds of services that owners search by; their names stand in the resources.</summary>
public static class ServiceCategories
{
    public static IReadOnlyList<string> All { get; } =
        ["consultation", "vaccination", "grooming", "dental", "surgery", "laboratory", "boarding", "training"];
}

/// <summary>
/// How a sale is taxed. A veterinarian's medical services are exempt from PPN; goods, grooming, boarding and training are not
/// (UU 7/2021, PMK 131/2024). The rates stand in the database with the day from which they hold.
/// </summary>
public static class TaxClasses
{
    public const string Exempt = "exempt";
    public const string Standard = "standard";

    public static IReadOnlyList<string> All { get; } = [Exempt, Standard];

    /// <summary>The class of what is sold under one of the <see cref="ServiceCategories"/>.</summary>
    public static string Of(string category) => category is "grooming" or "boarding" or "training" ? Standard : Exempt;
}
