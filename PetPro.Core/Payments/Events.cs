namespace PetPro.Core.Payments;

/// <summary>The money is ours to keep or to give back.</summary>
/// <param name="Amount">Whole units of the currency.</param>
[EventType("payment.processed")]
public sealed record PaymentSucceeded(
    Guid PaymentId, string SubjectType, Guid SubjectId, long Amount, string Currency, DateTimeOffset PaidAt) : DomainEvent
{
    public override Guid AggregateId => PaymentId;
}

[EventType("payment.failed")]
public sealed record PaymentFailed(Guid PaymentId, string SubjectType, Guid SubjectId) : DomainEvent
{
    public override Guid AggregateId => PaymentId;
}

/// <param name="Amount">What this refund gave back, in whole units of the currency.</param>
[EventType("payment.refunded")]
public sealed record PaymentRefunded(
    Guid PaymentId, Guid RefundId, string SubjectType, Guid SubjectId, long Amount, string Currency, DateTimeOffset RefundedAt) : DomainEvent
{
    public override Guid AggregateId => PaymentId;
}

/// <summary>A webhook was received, found authentic and stored; it is processed from the outbox.</summary>
[EventType("payment.notified")]
public sealed record PaymentNotified(Guid PaymentId, Guid NotificationId) : DomainEvent
{
    public override Guid AggregateId => PaymentId;
}
