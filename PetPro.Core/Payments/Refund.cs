namespace PetPro.Core.Payments;

public enum RefundStatus
{
    /// <summary>Decided; the gateway has not confirmed it yet.</summary>
    Pending,

    Success,

    /// <summary>The gateway refused for good: somebody must look.</summary>
    Failed,
}

/// <summary>Money on its way back to an owner. Its id is the idempotency key at the gateway.</summary>
public sealed class Refund
{
    private Refund()
    {
    }

    internal Refund(Guid paymentId, Money amount, string reason, Guid? bookingId)
    {
        PaymentId = paymentId;
        Amount = amount;
        Reason = reason;
        BookingId = bookingId;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PaymentId { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>One of <see cref="RefundReasons"/>.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The booking that gives back, where the payment may be for several.</summary>
    public Guid? BookingId { get; private set; }

    public RefundStatus Status { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>The gateway's id of it.</summary>
    public string? ExternalReference { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>The gateway was silent or refused for now: again after a pause that doubles, one hour at most.</summary>
    public void TryAgainLater(DateTimeOffset now)
    {
        Attempts++;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(3600, 2 * Math.Pow(2, Math.Min(Attempts, 12))));
    }

    /// <summary>The gateway refused for good.</summary>
    public void Fail()
    {
        Attempts++;
        Status = RefundStatus.Failed;
    }

    internal void Succeed(string reference, DateTimeOffset at)
    {
        Attempts++;
        Status = RefundStatus.Success;
        ExternalReference = reference;
        CompletedAt = at;
    }
}

/// <summary>Why money goes back, as a code.</summary>
public static class RefundReasons
{
    /// <summary>The owner cancelled; the clinic's rule says how much.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The clinic did not take the visit, or took it back.</summary>
    public const string Clinic = "clinic";

    /// <summary>The visit moved to something cheaper.</summary>
    public const string Moved = "moved";

    /// <summary>Paid after the hold had lapsed or was given back, and the seat is not to be had.</summary>
    public const string SeatGone = "seat-gone";

    /// <summary>Two attempts of one booking both took the money.</summary>
    public const string PaidTwice = "paid-twice";
}
