namespace PetPro.Data.Bookings;

/// <summary>An owner was reminded of a visit: once for each time it was booked for and each step.</summary>
public sealed class VisitReminder
{
    public Guid BookingId { get; set; }

    /// <summary>A visit that is moved is reminded of anew.</summary>
    public DateTimeOffset StartsAt { get; set; }

    /// <summary>Hours before the visit.</summary>
    public int Step { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}
