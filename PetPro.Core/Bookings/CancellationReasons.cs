namespace PetPro.Core.Bookings;

/// <summary>Why a booking was cancelled, as a code; the owner's own words stand beside it.</summary>
public static class CancellationReasons
{
    public const string Owner = "owner";
    public const string Clinic = "clinic";

    /// <summary>The animal has died.</summary>
    public const string PetDied = "pet-died";

    /// <summary>The animal lives with somebody else, and nothing had been paid.</summary>
    public const string PetTransferred = "pet-transferred";

    /// <summary>Paid after the hold had lapsed, and the seat was gone.</summary>
    public const string SeatGone = "seat-gone";

    /// <summary>The clinic did not answer a request in time.</summary>
    public const string Unanswered = "unanswered";
}
