namespace PetPro.Core.Bookings;

public enum SlotStatus
{
    Available,

    /// <summary>Every seat is taken.</summary>
    Booked,

    /// <summary>Closed by hand.</summary>
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
}
