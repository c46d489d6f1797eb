namespace PetPro.Core.Bookings;

/// <summary>How long a clinic has to answer a request. One rule for all clinics: owners can rely on it.</summary>
public static class ApprovalTerms
{
    /// <summary>Nobody waits longer for an answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>So long before the visit the owner must know, to make other plans.</summary>
    public static readonly TimeSpan BeforeVisit = TimeSpan.FromHours(2);

    /// <summary>What a clinic is given where the visit is sooner than that; never beyond its start.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(15);

    /// <summary>The instant by which the clinic must have answered what was paid at <paramref name="paidAt"/>.</summary>
    public static DateTimeOffset AnswerBefore(DateTimeOffset paidAt, DateTimeOffset startsAt)
    {
        var usual = Earlier(paidAt + Longest, startsAt - BeforeVisit);
        var least = Earlier(paidAt + Least, startsAt);
        return usual > least ? usual : least;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
