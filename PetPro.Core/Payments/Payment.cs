using PetPro.Core.Outside;

namespace PetPro.Core.Payments;

public enum PaymentStatus
{
    /// <summary>The gateway's page is open, or about to be.</summary>
    Pending,

    /// <summary>The gateway works on it.</summary>
    Processing,

    Success,
    Failed,
    PartiallyRefunded,
    Refunded,
}

/// <summary>What a payment is for.</summary>
public static class PaymentSubjects
{
    public const string Booking = "booking";

    /// <summary>Several pets in one visit; the id is the group's.</summary>
    public const string VisitGroup = "visit-group";

    /// <summary>The difference in price when a visit moves; the id is the move's.</summary>
    public const string BookingMove = "booking-move";
}

/// <summary>
/// One attempt to pay for one thing. It follows what the gateway says and never moves backwards: a failure that arrives after
/// the success changes nothing, a success that arrives after a failure counts, for the money has moved.
/// </summary>
public sealed class Payment : Entity
{
    private readonly List<Refund> refunds = [];

    private Payment()
    {
    }

    /// <summary>One of <see cref="PaymentSubjects"/>.</summary>
    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public Guid UserId { get; private set; }

    public string Gateway { get; private set; } = "";

    /// <summary>The gateway's id of it.</summary>
    public string? ExternalReference { get; private set; }

    public Money Amount { get; private set; }

    public string PaymentMethod { get; private set; } = "";

    public PaymentStatus Status { get; private set; }

    /// <summary>The gateway's page; null until the gateway has opened it.</summary>
    public string? PaymentUrl { get; private set; }

    /// <summary>What is paid for is held until then.</summary>
    public DateTimeOffset PayBefore { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    public IReadOnlyList<Refund> Refunds => refunds;

    public bool IsPaid => Status is PaymentStatus.Success or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;

    /// <summary>What has not been given back, or promised back, yet.</summary>
    public Money Refundable => IsPaid ? refunds.Aggregate(Amount, (left, refund) => left - refund.Amount) : Money.Zero;

    public static Payment Begin(
        string subjectType, Guid subjectId, Guid userId, string gateway, Money amount, string method, DateTimeOffset payBefore) => new()
        {
            SubjectType = subjectType,
            SubjectId = subjectId,
            UserId = userId,
            Gateway = gateway,
            Amount = amount,
            PaymentMethod = method,
            PayBefore = payBefore,
        };

    /// <summary>The gateway opened its page.</summary>
    public void Opened(GatewayPage page)
    {
        ExternalReference = page.ExternalReference;
        PaymentUrl = page.Url.ToString();
    }

    /// <summary>Takes over what the gateway says. Says whether that changed anything.</summary>
    /// <exception cref="InvalidOperationException">The gateway speaks of another amount than ours: for people to look at.</exception>
    public bool Follow(GatewayOutcome outcome, Money amount, DateTimeOffset at)
    {
        if (outcome == GatewayOutcome.Succeeded && amount != Amount)
        {
            throw new InvalidOperationException($"Payment {Id}: {Amount} was asked, the gateway took {amount}.");
        }

        switch (outcome)
        {
            case GatewayOutcome.Succeeded when !IsPaid:
                Status = PaymentStatus.Success;
                PaidAt = at;
                Record(new PaymentSucceeded(Id, SubjectType, SubjectId, Amount.Amount, Amount.Currency, at));
                return true;
            case GatewayOutcome.Failed when Status is PaymentStatus.Pending or PaymentStatus.Processing:
                Status = PaymentStatus.Failed;
                Record(new PaymentFailed(Id, SubjectType, SubjectId));
                return true;
            case GatewayOutcome.Pending when Status == PaymentStatus.Pending:
                Status = PaymentStatus.Processing;
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Decides to give money back. The refund is sent to the gateway afterwards, outside of the transaction; its id is the key
    /// that makes sending it twice harmless.
    /// </summary>
    /// <param name="amount">Above zero and no more than <see cref="Refundable"/>.</param>
    /// <param name="bookingId">Which of several bookings that it paid for gives back.</param>
    public Result<Refund> GiveBack(Money amount, string reason, Guid? bookingId = null)
    {
        if (amount <= Money.Zero)
        {
            return Error.Invalid("amount", "refund-not-positive");
        }

        if (amount > Refundable)
        {
            return Error.Conflict("refund-above-paid");
        }

        var refund = new Refund(Id, amount, reason, bookingId);
        refunds.Add(refund);
        return refund;
    }

    /// <summary>The gateway has given that refund back.</summary>
    public Result Refunded(Guid refundId, string reference, DateTimeOffset at)
    {
        var refund = refunds.Find(r => r.Id == refundId);
        if (refund is null)
        {
            return Error.NotFound;
        }

        if (refund.Status == RefundStatus.Success)
        {
            return Result.Ok;
        }

        refund.Succeed(reference, at);
        var returned = refunds.Where(r => r.Status == RefundStatus.Success).Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
        Status = returned == Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        Record(new PaymentRefunded(Id, refund.Id, SubjectType, SubjectId, refund.Amount.Amount, Amount.Currency, at));
        return Result.Ok;
    }
}
