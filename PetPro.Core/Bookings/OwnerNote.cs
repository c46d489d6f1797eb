namespace PetPro.Core.Bookings;

/// <summary>
/// What an owner keeps for themselves about a booking. It stands in a row of its own and not on the booking, so that nothing that is
/// shown to a clinic or an admin can carry it along.
/// </summary>
public sealed class OwnerNote
{
    public const int Longest = 2000;

    private OwnerNote()
    {
    }

    public Guid BookingId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Empty once it was wiped out.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Counts the changes from 1.</summary>
    public int Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static OwnerNote Begin(Guid bookingId, Guid userId) => new() { BookingId = bookingId, UserId = userId };

    /// <param name="seen">The version that the owner has before them; 0 where there was none.</param>
    public Result Write(string? text, int seen, DateTimeOffset now)
    {
        if (seen != Version)
        {
            return Error.Conflict("own-note-changed");
        }

        var written = (text ?? "").Trim();
        if (written.Length > Longest)
        {
            return Error.Invalid("note", "too-long", Longest);
        }

        (Text, Version, ChangedAt) = (written, Version + 1, now);
        return Result.Ok;
    }
}
