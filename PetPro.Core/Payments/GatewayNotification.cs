using PetPro.Core.Outside;

namespace PetPro.Core.Payments;

/// <summary>An authentic webhook as it came. The gateway's id of it is unique: the second arrival of the same message is dropped.</summary>
public sealed class GatewayNotification : Entity
{
    private GatewayNotification()
    {
    }

    public string Gateway { get; private set; } = "";

    public string EventId { get; private set; } = "";

    public Guid PaymentId { get; private set; }

    public GatewayOutcome Outcome { get; private set; }

    public Money Amount { get; private set; }

    public DateTimeOffset HappenedAt { get; private set; }

    /// <summary>The body as it was signed.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset? ProcessedAt { get; private set; }

    public static GatewayNotification Receive(string gateway, GatewayNotice notice, string body)
    {
        var received = new GatewayNotification
        {
            Gateway = gateway,
            EventId = notice.EventId,
            PaymentId = notice.PaymentId,
            Outcome = notice.Outcome,
            Amount = notice.Amount,
            HappenedAt = notice.At,
            Body = body,
        };
        received.Record(new PaymentNotified(notice.PaymentId, received.Id));
        return received;
    }

    public void Processed(DateTimeOffset at) => ProcessedAt ??= at;
}
