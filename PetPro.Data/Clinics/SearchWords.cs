namespace PetPro.Data.Clinics;

/// <summary>What somebody typed, as the words to look for.</summary>
internal static class SearchWords
{
    private const int Most = 6;

    /// <summary>Nearly every clinic bears these: beside other words they say nothing.</summary>
    private static readonly HashSet<string> Common =
        new(["klinik", "clinic", "dokter", "drh", "hewan", "vet", "pet", "di", "in", "untuk", "for", "dan", "and"], StringComparer.OrdinalIgnoreCase);

    public static string[] Of(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var telling = words.Where(word => word.Length > 1 && !Common.Contains(word)).Take(Most).ToArray();
        return telling.Length > 0 ? telling : [.. words.Take(Most)];
    }
}
