namespace PetPro.Core.Clinics;

/// <summary>A date on which a clinic keeps other hours than its week says: a holiday, or a day with hours of its own.</summary>
/// <param name="Date">In the clinic's zone.</param>
/// <param name="Open">Together with <paramref name="Close"/> the hours of that day; both null = closed.</param>
public sealed record OpeningException(Guid ClinicId, DateOnly Date, TimeOnly? Open, TimeOnly? Close, string Reason)
{
    public const int LongestReason = 200;

    public DayHours? Hours => Open is { } open && Close is { } close ? new DayHours(open, close) : null;
}
