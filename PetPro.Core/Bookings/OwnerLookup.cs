namespace PetPro.Core.Bookings;

/// <summary>
/// Staff looked for an owner by an exact address, phone number or microchip. It is kept who looked and what was found, not what was
/// typed; only what was found just now can be booked for, and nobody looks as often as who browses.
/// </summary>
public sealed class OwnerLookup : Entity
{
    /// <summary>A member of staff may look so often within <see cref="Window"/>.</summary>
    public const int Most = 30;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>What was found can be booked for so long.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    private OwnerLookup()
    {
    }

    public Guid ClinicId { get; private set; }

    /// <summary>The account of who looked.</summary>
    public Guid LookedBy { get; private set; }

    /// <summary>The accounts that were found.</summary>
    public Guid[] Found { get; private set; } = [];

    public static OwnerLookup By(Guid staffAccount, Guid clinicId, IReadOnlyList<Guid> found) =>
        new() { LookedBy = staffAccount, ClinicId = clinicId, Found = [.. found] };
}
