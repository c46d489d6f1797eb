using PetPro.Core.Payments;
using PetPro.Data.Outbox;

namespace PetPro.Data.Payments;

/// <summary>
/// Lets the payment follow what the gateway has said. A message about a payment that we do not know, or about another amount, throws:
/// it is tried again, and then stands among the dead letters for people to look at.
/// </summary>
public sealed class FollowPaymentWhenNotified(TimeProvider clock) : IHandle<PaymentNotified>
{
    public async Task HandleAsync(PaymentNotified happened, PetProDb db, CancellationToken cancellation)
    {
        var notification = await db.GatewayNotifications.SingleAsync(n => n.Id == happened.NotificationId, cancellation);
        var payment = await db.LockPaymentAsync(happened.PaymentId, cancellation)
            ?? throw new InvalidOperationException($"The gateway speaks of payment {happened.PaymentId}, which is not ours.");
        if (payment.Gateway != notification.Gateway)
        {
            throw new InvalidOperationException($"Payment {payment.Id} is with {payment.Gateway}, not with {notification.Gateway}.");
        }

        payment.Follow(notification.Outcome, notification.Amount, notification.HappenedAt);
        notification.Processed(clock.GetUtcNow());
    }
}
