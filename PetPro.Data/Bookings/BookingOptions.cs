namespace PetPro.Data.Bookings;

/// <summary>Settings under `Bookings`.</summary>
public sealed class BookingOptions
{
    public const string Section = "Bookings";

    /// <summary>How long a seat is held while its owner pays.</summary>
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromMinutes(10);
}
