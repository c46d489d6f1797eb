namespace PetPro.Core.Bookings;

public enum SlotStatus
{
    Available,

    /// <summary>Every seat is taken.</summary>
    Booked,

    /// <summary>
    /// Nobody can take a seat in it: it is blocked by hand (<see cref="Slot.BlockReason"/>), it does not fit any more
    /// (<see cref="Slot.ExceptionReason"/>), or it was withdrawn.
    /// </summary>
    Blocked,
}

/// <summary>
/// A stretch of a member of staff's time in which a service can be had. Seats are taken and freed by conditional updates in
/// the database, never on a loaded slot: see the use cases.
/// </summary>
public sealed class Slot : Entity
{
    private Slot()
    {
    }

    public Guid ClinicId { get; private set; }

    public Guid ServiceId { get; private set; }

    public Guid? StaffId { get; private set; }

    /// <summary>In the clinic's zone, like the two times.</summary>
    public DateOnly SlotDate { get; private set; }

    public TimeOnly SlotStartTime { get; private set; }

    public TimeOnly SlotEndTime { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public SlotStatus Status { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>Seats taken: live holds and bookings. A lapsed hold still counts until somebody or the job frees it.</summary>
    public int BookedCount { get; private set; }

    /// <summary>With the service's buffers: so long the member of staff is occupied. None = from start to end.</summary>
    public DateTimeOffset? BusyFrom { get; private set; }

    public DateTimeOffset? BusyUntil { get; private set; }

    /// <summary>Why it was blocked by hand, in the words of who did it.</summary>
    public string? BlockReason { get; private set; }

    /// <summary>One of <see cref="SlotExceptions"/>: somebody sits in it though it fits no more, and staff have to find a way.</summary>
    public string? ExceptionReason { get; private set; }

    /// <summary>It fits no more and nobody sits in it; it is only kept because something once referred to it.</summary>
    public bool IsWithdrawn { get; private set; }

    public bool IsException => ExceptionReason is not null;
}

/// <summary>Why a slot in which somebody sits does not fit any more; the texts stand in the resources.</summary>
public static class SlotExceptions
{
    /// <summary>The clinic is closed then.</summary>
    public const string Closed = "closed";

    /// <summary>Outside the working hours of the member of staff.</summary>
    public const string OutsideHours = "outside-hours";

    /// <summary>The member of staff is absent.</summary>
    public const string StaffAbsent = "staff-absent";

    /// <summary>The member of staff works here no more.</summary>
    public const string StaffLeft = "staff-left";

    /// <summary>The member of staff does not give this service any more.</summary>
    public const string NotGivenBy = "not-given-by";

    /// <summary>The service was withdrawn.</summary>
    public const string ServiceWithdrawn = "service-withdrawn";

    /// <summary>The service is not given on that day.</summary>
    public const string OutOfSeason = "out-of-season";

    public static IReadOnlyList<string> All { get; } =
        [Closed, OutsideHours, StaffAbsent, StaffLeft, NotGivenBy, ServiceWithdrawn, OutOfSeason];
}
