namespace PetPro.Core.Bookings;

public enum WaitlistStatus
{
    /// <summary>In line.</summary>
    Waiting,

    /// <summary>A seat is held for it.</summary>
    Offered,

    /// <summary>The pet has its visit.</summary>
    Booked,

    /// <summary>The owner gave up waiting.</summary>
    Left,

    /// <summary>The days have passed, offers stayed unanswered, or the pet is not the owner's any more.</summary>
    Ended,
}

/// <summary>The times that somebody on a waitlist can come.</summary>
/// <param name="FirstDay">In the clinic's zone, like everything here.</param>
/// <param name="LastDay">Included.</param>
/// <param name="From">Not earlier in the day; none = from the morning on.</param>
/// <param name="Until">The visit begins before then; none = to the evening.</param>
/// <param name="StaffId">Only with that person; none = with anybody.</param>
public sealed record WaitlistWish(DateOnly FirstDay, DateOnly LastDay, TimeOnly? From = null, TimeOnly? Until = null, Guid? StaffId = null)
{
    public const int LongestDays = 31;

    /// <summary>Would a visit at that time do?</summary>
    public bool Fits(DateOnly day, TimeOnly startTime, Guid? staffId) =>
        FirstDay <= day && day <= LastDay
        && (From is not { } from || from <= startTime) && (Until is not { } until || startTime < until)
        && (StaffId is not { } wanted || wanted == staffId);

    /// <param name="today">In the clinic's zone.</param>
    public IReadOnlyList<FieldError> Check(DateOnly today)
    {
        List<FieldError> wrong = [];
        if (FirstDay < today)
        {
            wrong.Add(new("firstDay", "date-in-past"));
        }

        if (LastDay < FirstDay)
        {
            wrong.Add(new("lastDay", "ends-before-it-begins"));
        }
        else if (LastDay.DayNumber - FirstDay.DayNumber >= LongestDays)
        {
            wrong.Add(new("lastDay", "range-too-long", LongestDays));
        }

        if (Until <= From)
        {
            wrong.Add(new("until", "ends-before-it-begins"));
        }

        return wrong;
    }
}

/// <summary>
/// An owner waits for a free time of a service for a pet. Who joined first stands first; who lets an offer lapse goes to the end
/// of the line, and who does so three times leaves it.
/// </summary>
public sealed class WaitlistEntry : Entity
{
    public const int MostLapses = 3;

    private WaitlistEntry()
    {
    }

    public Guid UserId { get; private set; }

    public Guid PetId { get; private set; }

    public Guid ClinicId { get; private set; }

    public Guid ServiceId { get; private set; }

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public TimeOnly? FromTime { get; private set; }

    public TimeOnly? UntilTime { get; private set; }

    public Guid? StaffId { get; private set; }

    public WaitlistStatus Status { get; private set; }

    /// <summary>The place in line: the earlier, the further ahead.</summary>
    public DateTimeOffset RankedAt { get; private set; }

    /// <summary>How many offers stayed unanswered.</summary>
    public int Lapses { get; private set; }

    public WaitlistWish Wish => new(FirstDay, LastDay, FromTime, UntilTime, StaffId);

    public bool IsLive => Status is WaitlistStatus.Waiting or WaitlistStatus.Offered;

    /// <param name="today">In the clinic's zone.</param>
    public static Result<WaitlistEntry> Join(
        Guid userId, Guid petId, Guid clinicId, Guid serviceId, WaitlistWish wish, DateOnly today, DateTimeOffset now)
    {
        if (wish.Check(today) is { Count: > 0 } wrong)
        {
            return Error.Invalid(wrong);
        }

        var entry = new WaitlistEntry
        {
            UserId = userId,
            PetId = petId,
            ClinicId = clinicId,
            ServiceId = serviceId,
            FirstDay = wish.FirstDay,
            LastDay = wish.LastDay,
            FromTime = wish.From,
            UntilTime = wish.Until,
            StaffId = wish.StaffId,
            RankedAt = now,
        };
        entry.Record(new WaitlistJoined(entry.Id, userId, petId, clinicId, serviceId, wish.FirstDay, wish.LastDay));
        return entry;
    }

    /// <summary>The first in line of those for whom a seat would do; none = nobody.</summary>
    public static WaitlistEntry? FirstFor(IEnumerable<WaitlistEntry> line, Guid serviceId, DateOnly day, TimeOnly startTime, Guid? staffId) =>
        line.Where(e => e.Status == WaitlistStatus.Waiting && e.ServiceId == serviceId && e.Wish.Fits(day, startTime, staffId))
            .OrderBy(e => e.RankedAt).ThenBy(e => e.Id)
            .FirstOrDefault();

    /// <summary>A seat is held for the pet until the offer is answered or lapses.</summary>
    public Result<WaitlistOffer> Offer(Guid slotId, Guid reservationId, DateTimeOffset expiresAt)
    {
        if (Status != WaitlistStatus.Waiting)
        {
            return Error.Conflict("not-waiting");
        }

        Status = WaitlistStatus.Offered;
        return WaitlistOffer.Make(this, slotId, reservationId, expiresAt);
    }

    /// <summary>This time did not suit: back in line, at the same place.</summary>
    public void WaitOn()
    {
        if (Status == WaitlistStatus.Offered)
        {
            Status = WaitlistStatus.Waiting;
        }
    }

    /// <summary>No answer: to the end of the line, or out of it.</summary>
    public void LetLapse(DateTimeOffset now)
    {
        if (Status != WaitlistStatus.Offered)
        {
            return;
        }

        Lapses++;
        RankedAt = now;
        Status = Lapses >= MostLapses ? WaitlistStatus.Ended : WaitlistStatus.Waiting;
    }

    public void Book()
    {
        if (IsLive)
        {
            Status = WaitlistStatus.Booked;
        }
    }

    public Result Leave()
    {
        if (!IsLive)
        {
            return Error.Conflict("not-waiting");
        }

        Status = WaitlistStatus.Left;
        return Result.Ok;
    }

    public void End()
    {
        if (IsLive)
        {
            Status = WaitlistStatus.Ended;
        }
    }
}
