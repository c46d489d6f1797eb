namespace PetPro.Core.Records;

/// <summary>What a visit note says; any part may still be empty while it is being written.</summary>
/// <param name="Kilograms">As weighed at the visit; two decimals are kept.</param>
public sealed record NoteContent(string Complaint, string Findings, string Diagnosis, string Treatment, decimal? Kilograms)
{
    /// <summary>Signs in each part.</summary>
    public const int Longest = 8000;

    public const decimal Lightest = 0.01m;
    public const decimal Heaviest = 999.99m;

    public static NoteContent Empty { get; } = new("", "", "", "", null);

    public bool IsEmpty => Complaint.Length + Findings.Length + Diagnosis.Length + Treatment.Length == 0 && Kilograms is null;

    /// <summary>As it is kept: nothing around the words, and the weight rounded to ten grams (half away from zero).</summary>
    public NoteContent Tidy() => new(
        Complaint.Trim(),
        Findings.Trim(),
        Diagnosis.Trim(),
        Treatment.Trim(),
        Kilograms is { } weighed ? Math.Round(weighed, 2, MidpointRounding.AwayFromZero) : null);

    public IReadOnlyList<FieldError> Check()
    {
        List<FieldError> wrong = [];
        foreach (var (field, text) in new[] { ("complaint", Complaint), ("findings", Findings), ("diagnosis", Diagnosis), ("treatment", Treatment) })
        {
            if (text.Trim().Length > Longest)
            {
                wrong.Add(new FieldError(field, "too-long", Longest));
            }
        }

        if (Tidy().Kilograms is < Lightest or > Heaviest)
        {
            wrong.Add(new("weight", "weight-out-of-range", Lightest, Heaviest));
        }

        return wrong;
    }
}
