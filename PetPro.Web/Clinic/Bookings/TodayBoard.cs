using System.Globalization;
using PetPro.Core.Bookings;
using PetPro.Data.Bookings;

namespace PetPro.Web.Clinic.Bookings;

/// <summary>The day's visits as the board shows them: by stage, each in the order in which they matter there.</summary>
public sealed class TodayBoard
{
    private readonly Dictionary<VisitStage, ClinicVisit[]> byStage;

    private TodayBoard(IReadOnlyList<ClinicVisit> shown, IReadOnlyList<HeldTime> held)
    {
        Shown = shown.Count;
        Held = held;
        byStage = shown.GroupBy(v => v.Stage()).ToDictionary(g => g.Key, g => Ordered(g.Key, g).ToArray());
    }

    public int Shown { get; }

    public IReadOnlyList<HeldTime> Held { get; }

    public IReadOnlyList<ClinicVisit> this[VisitStage stage] => byStage.GetValueOrDefault(stage, []);

    /// <summary>Who has been here longest by appointment, else who comes next.</summary>
    public ClinicVisit? NextUp => this[VisitStage.Arrived].Concat(this[VisitStage.Expected]).FirstOrDefault();

    /// <param name="find">A reference code, a name or a phone number, or a part of one.</param>
    public static TodayBoard Of(ClinicVisits day, Guid? staffId, string find)
    {
        var held = day.Held.Where(h => staffId is null || h.StaffId == staffId).ToList();
        return new([.. day.Visits.Where(v => (staffId is null || v.StaffId == staffId) && Matches(v, find.Trim()))], find.Trim().Length == 0 ? held : []);
    }

    private static bool Matches(ClinicVisit visit, string find)
    {
        if (find.Length == 0)
        {
            return true;
        }

        var code = ReferenceCode.Normalize(find);
        return (code.Length > 0 && (visit.Reference.Contains(code, StringComparison.Ordinal) || ReferenceCode.Normalize(visit.OwnerPhone).Contains(code, StringComparison.Ordinal)))
            || Contains(visit.PetName, find)
            || Contains(visit.OwnerName, find);
    }

    private static bool Contains(string name, string find) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, find, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static IEnumerable<ClinicVisit> Ordered(VisitStage stage, IEnumerable<ClinicVisit> visits) => stage switch
    {
        VisitStage.InVisit => visits.OrderBy(v => v.StartedAt),
        VisitStage.Done => visits.OrderByDescending(v => v.CompletedAt),
        _ => visits.OrderBy(v => v.StartsAt).ThenBy(v => v.BookingId),
    };
}
