namespace PetPro.Core.Outside;

/// <summary>
/// Takes and returns money. Amounts are whole rupiah; an adapter converts to what its gateway wants. Every call has a time
/// limit and throws <see cref="GatewayUnavailableException"/> when the gateway does not answer; every call is safe to repeat
/// with the same id.
/// </summary>
public interface IPaymentGateway
{
    /// <summary>The gateway's name in our tables and in the webhook's address (`sandbox`).</summary>
    string Name { get; }

    /// <summary>Opens a payment page. The same payment id gives the same page.</summary>
    Task<GatewayPage> OpenAsync(GatewayCharge charge, CancellationToken cancellation);

    /// <summary>What the gateway knows of a payment that has stayed silent; null when it knows none of that id.</summary>
    Task<GatewayState?> GetStateAsync(Guid paymentId, CancellationToken cancellation);

    /// <summary>Returns money to the payer, in whole or in part. The same refund id refunds once.</summary>
    Task<GatewayRefund> RefundAsync(Guid refundId, Guid paymentId, Money amount, CancellationToken cancellation);

    /// <summary>Checks a webhook's signature and reads it; null when it is not authentic or not readable.</summary>
    GatewayNotice? Read(GatewayWebhook webhook);
}

/// <param name="PayBefore">After this instant our seat is no longer held; a gateway that can, closes its page then.</param>
public sealed record GatewayCharge(Guid PaymentId, Money Amount, string Method, string Description, DateTimeOffset PayBefore, Uri ReturnTo);

public sealed record GatewayPage(string ExternalReference, Uri Url);

public enum GatewayOutcome
{
    Pending,
    Succeeded,
    Failed,
}

public sealed record GatewayState(GatewayOutcome Outcome, Money Amount, DateTimeOffset At);

public sealed record GatewayRefund(bool Accepted, string Reference);

/// <summary>A webhook as it came: the raw body is what was signed.</summary>
public sealed record GatewayWebhook(string Body, string Signature, string Timestamp);

/// <param name="EventId">The gateway's id of this message: the same id is the same message.</param>
public sealed record GatewayNotice(string EventId, Guid PaymentId, GatewayOutcome Outcome, Money Amount, DateTimeOffset At);

/// <summary>The gateway did not answer in time, or answered that it cannot now. Try again later with the same id.</summary>
public sealed class GatewayUnavailableException : Exception
{
    public GatewayUnavailableException()
    {
    }

    public GatewayUnavailableException(string message)
        : base(message)
    {
    }

    public GatewayUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
