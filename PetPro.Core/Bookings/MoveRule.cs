using PetPro.Core.Clinics;

namespace PetPro.Core.Bookings;

/// <summary>When an owner may move a visit. The clinic's staff is not bound by it.</summary>
public static class MoveRule
{
    /// <summary>So often an owner may move one visit; whoever needs more calls the clinic.</summary>
    public const int MostByOwner = 3;

    /// <summary>
    /// Until then, itself included: as long as the clinic takes bookings at such notice, and as long as cancelling gives something
    /// back by any of its steps.
    /// </summary>
    public static DateTimeOffset Deadline(BookingRules rules, DateTimeOffset startsAt)
    {
        var hours = rules.RefundSteps.Where(step => step.Percent > 0).Select(step => step.HoursBefore).DefaultIfEmpty(0).Min();
        var (notice, window) = (TimeSpan.FromMinutes(rules.NoticeMinutes), TimeSpan.FromHours(hours));
        return startsAt - (notice > window ? notice : window);
    }

    /// <summary>May the owner move it now? The page asks before it shows the button.</summary>
    public static Result ForOwner(Booking booking, BookingRules rules, DateTimeOffset startsAt, DateTimeOffset now) =>
        ForClinic(booking) is { IsOk: false } refused ? refused
        : booking.TimesMovedByOwner >= MostByOwner ? Error.Conflict("moved-too-often", MostByOwner)
        : now > Deadline(rules, startsAt) || now >= startsAt ? Error.Conflict("too-late-to-move")
        : Result.Ok;

    public static Result ForClinic(Booking booking) =>
        booking.Status != BookingStatus.Confirmed || booking.CheckedInAt is not null ? Error.Conflict("booking-not-movable") : Result.Ok;

    /// <summary>What a move costs its owner.</summary>
    /// <param name="kept">What the ledger keeps of what was paid online.</param>
    /// <param name="online">What of the new price is to be paid online.</param>
    /// <param name="refundPercent">What cancelling would give back now: of what gets cheaper, that share goes back.</param>
    /// <returns>Above zero: to pay before the visit moves. Below: what goes back.</returns>
    public static Money Difference(Money kept, Money online, int refundPercent) =>
        online >= kept ? online - kept : -(kept - online).Percent(refundPercent);
}
