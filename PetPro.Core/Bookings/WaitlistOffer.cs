namespace PetPro.Core.Bookings;

public enum WaitlistOfferStatus
{
    /// <summary>The seat is held: the owner has not answered, or is paying.</summary>
    Open,

    /// <summary>It led to a visit.</summary>
    Booked,

    Declined,

    /// <summary>The time ran out, unanswered or unpaid.</summary>
    Lapsed,
}

/// <summary>A freed seat, held for the first in line. No entry is offered the same slot twice.</summary>
public sealed class WaitlistOffer : Entity
{
    /// <summary>How long the seat waits for an answer.</summary>
    public static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(15);

    /// <summary>A visit that begins sooner than that is not offered: nobody could read the mail, pay and get there.</summary>
    public static readonly TimeSpan ShortestNotice = TimeSpan.FromMinutes(60);

    private WaitlistOffer()
    {
    }

    public Guid EntryId { get; private set; }

    public Guid SlotId { get; private set; }

    public Guid ReservationId { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public WaitlistOfferStatus Status { get; private set; }

    /// <summary>When the owner took it, to pay; none = not yet.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    internal static WaitlistOffer Make(WaitlistEntry entry, Guid slotId, Guid reservationId, DateTimeOffset expiresAt)
    {
        var offer = new WaitlistOffer { EntryId = entry.Id, SlotId = slotId, ReservationId = reservationId, ExpiresAt = expiresAt };
        offer.Record(new ReservationCreated(reservationId, entry.UserId, entry.PetId, entry.ServiceId, slotId, expiresAt));
        offer.Record(new WaitlistOffered(offer.Id, entry.Id, entry.UserId, slotId, reservationId, expiresAt));
        return offer;
    }

    /// <summary>The owner takes it, and gets as much time to pay as anybody has. Taking it again changes nothing.</summary>
    /// <param name="payBefore">The seat is held until then from now on, unless it was held for longer.</param>
    public Result Accept(DateTimeOffset now, DateTimeOffset payBefore)
    {
        if (Status != WaitlistOfferStatus.Open || now >= ExpiresAt)
        {
            return Error.Conflict("offer-gone");
        }

        if (AcceptedAt is null)
        {
            AcceptedAt = now;
            ExpiresAt = payBefore > ExpiresAt ? payBefore : ExpiresAt;
        }

        return Result.Ok;
    }

    /// <summary>It led to a visit, was turned down, or lapsed. What is over stays as it is.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Close(WaitlistOfferStatus how)
    {
        if (Status != WaitlistOfferStatus.Open)
        {
            return false;
        }

        Status = how;
        Record(new WaitlistOfferClosed(Id, EntryId, how.ToString().ToLowerInvariant()));
        return true;
    }
}
