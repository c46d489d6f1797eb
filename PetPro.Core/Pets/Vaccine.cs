namespace PetPro.Core.Pets;

/// <summary>
/// Reference data: a vaccine and its schedule. Names are kept in the three languages; where the numbers come from stands in
/// docs/vaccines.md.
/// </summary>
/// <param name="Species">Codes of the species that it is for.</param>
/// <param name="IsCore">Every animal of its species should have it: it is due also where it was never given.</param>
/// <param name="FirstWeeks">Age in whole weeks before which it is not given; an earlier dose does not count towards the first series.</param>
/// <param name="IntervalWeeks">Least distance in weeks between two doses, and when the next of the first series is due.</param>
/// <param name="UntilWeeks">The first series goes on until a dose at this age or later.</param>
/// <param name="FirstDoses">How many doses the first series has at least, at whatever age.</param>
/// <param name="FirstBoosterMonths">From the end of the first series to the first booster; calendar months, the last day of a shorter month.</param>
/// <param name="BoosterMonths">From one booster to the next; never less than <paramref name="FirstBoosterMonths"/>.</param>
/// <param name="ProtectsAfterDays">A dose counts from this many days after it was given; at once where it continues an unbroken protection.</param>
/// <param name="GraceDays">How many days after the next was due a dose still counts.</param>
/// <param name="Aliases">Words in lower case by which owners and clinics name it.</param>
public sealed record Vaccine(
    string Code,
    string[] Species,
    string NameEn,
    string NameId,
    string NameJa,
    bool IsCore,
    int FirstWeeks,
    int IntervalWeeks,
    int UntilWeeks,
    int FirstDoses,
    int FirstBoosterMonths,
    int BoosterMonths,
    int ProtectsAfterDays,
    int GraceDays,
    string[] Aliases,
    int DisplayOrder,
    bool IsActive)
{
    public bool IsFor(string species) => Species.Contains(species);

    public string NameIn(string language) => language switch { "id" => NameId, "ja" => NameJa, _ => NameEn };

    /// <summary>The vaccines that free text names (`Vaksin F4 (Tetracat)`, `DHPPi+L`): each whose code or alias stands in it as words.</summary>
    public static IReadOnlyList<string> Named(IEnumerable<Vaccine> vaccines, string species, string text)
    {
        var words = Words(text);
        return [.. vaccines.Where(v => v.IsFor(species) && v.Aliases.Append(v.Code).Any(a => words.Contains(Words(a), StringComparison.Ordinal))).Select(v => v.Code)];
    }

    /// <summary>Lower case, everything but letters and digits one blank, blanks around: so a word is never found inside another.</summary>
    private static string Words(string text) =>
        $" {string.Join(' ', new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
