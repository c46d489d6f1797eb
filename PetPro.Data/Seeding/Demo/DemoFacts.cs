using System.Text.Json;
using PetPro.Core.Clinics;

namespace PetPro.Data.Seeding.Demo;

/// <summary>What the demo country is made of, as it stands in the files under Seeding/Facts.</summary>
internal sealed record DemoFacts(
    IReadOnlyList<ClinicFact> Clinics,
    IReadOnlyList<ServiceFact> Services,
    PeopleFact People,
    IReadOnlyList<PetFact> Pets,
    IReadOnlyList<ReviewFact> Reviews)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static DemoFacts Read() => new(
        Read<List<ClinicFact>>("demo-clinics"),
        Read<List<ServiceFact>>("demo-services"),
        Read<PeopleFact>("demo-people"),
        Read<List<PetFact>>("demo-pets"),
        Read<List<ReviewFact>>("demo-reviews"));

    private static T Read<T>(string name)
    {
        using var file = typeof(DemoFacts).Assembly.GetManifestResourceStream($"PetPro.Data.Seeding.Facts.{name}.json")
            ?? throw new InvalidOperationException($"There are no facts {name}.");
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }
}

/// <param name="Hours">By days (`mon-fri`, `sat`), from and to (`09:00-18:00`).</param>
/// <param name="Style">Which services it tends to have; see <see cref="ServiceFact.Styles"/>.</param>
internal sealed record ClinicFact(
    string Name,
    string Slug,
    string City,
    string Province,
    string TimeZone,
    string Address,
    string PostalCode,
    double Latitude,
    double Longitude,
    string Phone,
    string? Website,
    Dictionary<string, string> Hours,
    RulesFact Rules,
    string[] Facilities,
    string Style,
    string Status,
    string Description);

/// <param name="RefundSteps">Percent by hours before the visit.</param>
internal sealed record RulesFact(int NoticeMinutes, Dictionary<string, int> RefundSteps);

/// <param name="Price">From and to, in thousand rupiah.</param>
/// <param name="Deposit">Percent of the price that is paid online.</param>
/// <param name="Needs">The vaccine that must be valid on the day.</param>
/// <param name="GivenBy">A trade: `vet`, `senior`, `surgeon`, `exotic`, `groomer`, `trainer`.</param>
internal sealed record ServiceFact(
    string Code,
    string Name,
    string Description,
    string Category,
    int[] Price,
    int Minutes,
    int Capacity,
    string[] Species,
    string TaxClass,
    string GivenBy,
    string[] Styles,
    string[]? Gives = null,
    int BufferBefore = 0,
    int BufferAfter = 0,
    bool Approval = false,
    int Deposit = 100,
    string? Needs = null)
{
    public ServiceTerms TermsAt(long price, IReadOnlyList<Guid> staffIds) => new(Name, Description, Category, price, Minutes, Capacity, Species, staffIds)
    {
        GivesVaccines = Gives ?? [],
        BufferBeforeMinutes = BufferBefore,
        BufferAfterMinutes = BufferAfter,
        RequiresApproval = Approval,
        DepositPercent = Deposit,
        RequiredVaccine = Needs,
    };
}

/// <param name="Names">By city or language; `general` for the rest.</param>
/// <param name="Specializations">By trade.</param>
internal sealed record PeopleFact(
    Dictionary<string, NamesFact> Names,
    Dictionary<string, string[]> Specializations,
    string[] Streets,
    string?[] CancelNotes,
    string[] VetQualifications,
    string[] MoreQualifications,
    string[] CareQualifications);

internal sealed record NamesFact(string[] First, string[] Last);

/// <param name="Share">Of a hundred pets.</param>
internal sealed record PetFact(string Species, int Share, string[] Names, BreedFact[] Breeds, string[] Vaccines)
{
    /// <summary>What the reference data calls what these products hold.</summary>
    public static string[] CodesOf(string product) => product switch
    {
        "Rabies" => ["rabies"],
        "Vaksin DHPPi+L" => ["dhpp", "leptospirosis"],
        _ => ["fvrcp", "chlamydia-cat"],
    };
}

/// <param name="Adult">Kilograms, from and to.</param>
internal sealed record BreedFact(string Code, decimal[] Adult);

/// <param name="Category">Only after services of that category; none = after any.</param>
/// <param name="Text">With {pet} for the pet's name.</param>
internal sealed record ReviewFact(string Language, int Rating, string? Category, string Text);
