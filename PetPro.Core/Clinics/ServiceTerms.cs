namespace PetPro.Core.Clinics;

/// <summary>What a clinic says of a service; <see cref="Check"/> tells what of it is wrong.</summary>
/// <param name="Category">One of <see cref="ServiceCategories"/>.</param>
/// <param name="Price">Whole rupiah, tax included.</param>
/// <param name="Species">Codes; empty = all.</param>
/// <param name="StaffIds">Who gives it; without anybody there is no time for it.</param>
public sealed record ServiceTerms(
    string Name,
    string Description,
    string Category,
    long Price,
    int DurationMinutes,
    int Capacity,
    IReadOnlyList<string> Species,
    IReadOnlyList<Guid> StaffIds)
{
    public const long HighestPrice = 1_000_000_000;
    public const int LongestMinutes = 720;
    public const int LongestBuffer = 240;
    public const int MostSeats = 100;
    public const int LongestNoticeMinutes = 60 * 24 * 30;
    public const int LongestHorizonDays = 365;
    public const int MostSeasons = 40;

    private const int LongestName = 255;
    private const int LongestDescription = 2000;

    public int BufferBeforeMinutes { get; init; }

    public int BufferAfterMinutes { get; init; }

    public bool RequiresApproval { get; init; }

    /// <inheritdoc cref="ClinicService.RequiredVaccine"/>
    public string? RequiredVaccine { get; init; }

    /// <inheritdoc cref="ClinicService.GivesVaccines"/>
    public IReadOnlyList<string> GivesVaccines { get; init; } = [];

    /// <inheritdoc cref="ClinicService.DepositPercent"/>
    public int DepositPercent { get; init; } = 100;

    /// <summary>None = as the clinic's rules say.</summary>
    public int? NoticeMinutes { get; init; }

    /// <summary>None = as the clinic's rules say.</summary>
    public int? HorizonDays { get; init; }

    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>What is wrong, by field; nothing = it can be offered.</summary>
    public IReadOnlyList<FieldError> Check() =>
    [
        .. Wrong("name", string.IsNullOrWhiteSpace(Name), "required"),
        .. Wrong("name", Name.Trim().Length > LongestName, "too-long", LongestName),
        .. Wrong("description", Description.Trim().Length > LongestDescription, "too-long", LongestDescription),
        .. Wrong("category", !ServiceCategories.All.Contains(Category), "category-unknown"),
        .. Outside("price", Price, 1, HighestPrice),
        .. Outside("durationMinutes", DurationMinutes, 5, LongestMinutes),
        .. Outside("capacity", Capacity, 1, MostSeats),
        .. Outside("bufferBeforeMinutes", BufferBeforeMinutes, 0, LongestBuffer),
        .. Outside("bufferAfterMinutes", BufferAfterMinutes, 0, LongestBuffer),
        .. Outside("depositPercent", DepositPercent, 1, 100),
        .. Outside("noticeMinutes", NoticeMinutes, 0, LongestNoticeMinutes),
        .. Outside("horizonDays", HorizonDays, 1, LongestHorizonDays),
        .. Wrong("seasons", Seasons.Any(s => s.Last < s.First), "last-before-first"),
        .. Wrong("seasons", Seasons.Any(s => s.Price is < 1 or > HighestPrice), "number-range", 1, HighestPrice),
        .. Wrong("seasons", Seasons.Any(s => Seasons.Any(t => !ReferenceEquals(s, t) && s.First <= t.Last && t.First <= s.Last)), "seasons-overlap"),
        .. Wrong("seasons", Seasons.Count > MostSeasons, "too-many", MostSeasons),
    ];

    private static IEnumerable<FieldError> Wrong(string field, bool isWrong, string code, params object[] args) =>
        isWrong ? [new FieldError(field, code, args)] : [];

    private static IEnumerable<FieldError> Outside(string field, long? value, long least, long most) =>
        Wrong(field, value < least || value > most, "number-range", least, most);
}
