using PetPro.Core.Outside;
using PetPro.Core.Shared;

namespace PetPro.Tests.Support;

/// <summary>Plays the outside company: opens pages and gives back what it is asked to, unless a test tells it to be away.</summary>
public sealed class ScriptedGateway : IPaymentGateway
{
    private readonly Dictionary<Guid, Money> refunds = [];
    private readonly Lock guard = new();

    public string Name => "sandbox";

    /// <summary>How many of the next calls find nobody there.</summary>
    public int AwayFor { get; set; }

    public IReadOnlyDictionary<Guid, Money> Refunds => refunds;

    public Dictionary<Guid, GatewayState> States { get; } = [];

    public Task<GatewayPage> OpenAsync(GatewayCharge charge, CancellationToken cancellation)
    {
        ThrowIfAway();
        return Task.FromResult(new GatewayPage($"SBX-{charge.PaymentId:N}", new Uri($"https://gateway.test/pay/{charge.PaymentId}")));
    }

    public Task<GatewayState?> GetStateAsync(Guid paymentId, CancellationToken cancellation)
    {
        ThrowIfAway();
        return Task.FromResult(States.GetValueOrDefault(paymentId));
    }

    public Task<GatewayRefund> RefundAsync(Guid refundId, Guid paymentId, Money amount, CancellationToken cancellation)
    {
        ThrowIfAway();
        lock (guard)
        {
            refunds[refundId] = amount;
        }

        return Task.FromResult(new GatewayRefund(true, $"RF-{refundId:N}"));
    }

    public GatewayNotice? Read(GatewayWebhook webhook) => null;

    private void ThrowIfAway()
    {
        lock (guard)
        {
            if (AwayFor > 0)
            {
                AwayFor--;
                throw new GatewayUnavailableException("away");
            }
        }
    }
}
