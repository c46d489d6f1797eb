namespace PetPro.Core.Bookings;

/// <summary>
/// A stretch of a member of staff's time that was closed by hand. Every slot that meets it is blocked, also one that is made later.
/// </summary>
public sealed class TimeBlock : Entity
{
    private const int LongestReason = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private TimeBlock()
    {
    }

    public Guid ClinicId { get; private set; }

    public Guid StaffId { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The account of who blocked it.</summary>
    public Guid BlockedBy { get; private set; }

    public static Result<TimeBlock> Block(Guid clinicId, Guid staffId, DateTimeOffset startsAt, DateTimeOffset endsAt, string reason, Guid by)
    {
        if (endsAt <= startsAt)
        {
            return Error.Invalid("endsAt", "end-before-start");
        }

        if (endsAt - startsAt > Longest)
        {
            return Error.Invalid("endsAt", "range-too-long", (int)Longest.TotalDays);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Error.Invalid("reason", "required");
        }

        if (reason.Trim().Length > LongestReason)
        {
            return Error.Invalid("reason", "too-long", LongestReason);
        }

        return new TimeBlock
        {
            ClinicId = clinicId,
            StaffId = staffId,
            StartsAt = startsAt.ToUniversalTime(),
            EndsAt = endsAt.ToUniversalTime(),
            Reason = reason.Trim(),
            BlockedBy = by,
        };
    }

    public bool Meets(DateTimeOffset from, DateTimeOffset until) => StartsAt < until && from < EndsAt;
}
