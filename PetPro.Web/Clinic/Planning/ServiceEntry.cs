using PetPro.Core.Clinics;

namespace PetPro.Web.Clinic.Planning;

/// <summary>A service as it is typed, complete or not.</summary>
public sealed class ServiceEntry
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Category { get; set; } = "";

    public long? Price { get; set; }

    public int? Duration { get; set; } = 30;

    public int? Capacity { get; set; } = 1;

    public int? BufferBefore { get; set; } = 0;

    public int? BufferAfter { get; set; } = 0;

    public bool RequiresApproval { get; set; }

    public string RequiredVaccine { get; set; } = "";

    public int? Deposit { get; set; } = 100;

    public int? Notice { get; set; }

    public int? Horizon { get; set; }

    public HashSet<string> Species { get; private init; } = [];

    public HashSet<string> Gives { get; private init; } = [];

    public HashSet<string> Staff { get; private init; } = [];

    public List<SeasonEntry> Seasons { get; private init; } = [];

    public ServiceTerms Terms => new(
        Name, Description, Category, Price ?? 0, Duration ?? 0, Capacity ?? 0, [.. Species], [.. Staff.Select(Guid.Parse)])
    {
        BufferBeforeMinutes = BufferBefore ?? 0,
        BufferAfterMinutes = BufferAfter ?? 0,
        RequiresApproval = RequiresApproval,
        RequiredVaccine = RequiredVaccine.Length == 0 ? null : RequiredVaccine,
        GivesVaccines = [.. Gives],
        DepositPercent = Deposit ?? 0,
        NoticeMinutes = Notice,
        HorizonDays = Horizon,
        Seasons = [.. Seasons.Where(s => s.First is not null).Select(s => new Season(s.First!.Value, s.Last ?? s.First!.Value, s.IsGiven ? s.Price ?? 0 : null))],
    };

    public static ServiceEntry Of(ServiceTerms terms) => new()
    {
        Name = terms.Name,
        Description = terms.Description,
        Category = terms.Category,
        Price = terms.Price,
        Duration = terms.DurationMinutes,
        Capacity = terms.Capacity,
        BufferBefore = terms.BufferBeforeMinutes,
        BufferAfter = terms.BufferAfterMinutes,
        RequiresApproval = terms.RequiresApproval,
        RequiredVaccine = terms.RequiredVaccine ?? "",
        Deposit = terms.DepositPercent,
        Notice = terms.NoticeMinutes,
        Horizon = terms.HorizonDays,
        Species = [.. terms.Species],
        Gives = [.. terms.GivesVaccines],
        Staff = [.. terms.StaffIds.Select(id => id.ToString())],
        Seasons = [.. terms.Seasons.Select(s => new SeasonEntry { First = s.First, Last = s.Last, IsGiven = s.Price is not null, Price = s.Price })],
    };
}

/// <summary>Days on which a service is not as usual, as typed.</summary>
public sealed class SeasonEntry
{
    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    /// <summary>At another price; else it is not given.</summary>
    public bool IsGiven { get; set; }

    public long? Price { get; set; }
}
