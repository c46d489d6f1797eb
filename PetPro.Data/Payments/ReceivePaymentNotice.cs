using PetPro.Core.Outside;

namespace PetPro.Data.Payments;

/// <summary>
/// Takes a gateway's webhook: checks that it is authentic, keeps it, and leaves the rest to the outbox, so that the gateway has its
/// answer at once. The signature is the wall; who sends it is nobody of ours.
/// </summary>
public sealed class ReceivePaymentNotice(IDbContextFactory<PetProDb> contexts, IPaymentGateway gateway, TimeProvider clock)
{
    /// <summary>The signature is wrong or too old, or the message cannot be read.</summary>
    public const string NotAuthentic = "webhook-not-authentic";

    /// <returns>Whether the message was new.</returns>
    public async Task<Result<bool>> RunAsync(Actor actor, string gatewayName, GatewayWebhook webhook, CancellationToken cancellation)
    {
        if (gatewayName != gateway.Name)
        {
            return Error.NotFound;
        }

        if (gateway.Read(webhook) is not { } notice)
        {
            return new Error(ErrorKind.Forbidden, NotAuthentic);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.KeepNoticeAsync(gateway.Name, notice, webhook.Body, clock.GetUtcNow(), cancellation);
    }
}
