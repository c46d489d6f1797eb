using System.Text;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Outside.Sandbox;
using PetPro.Data.Payments;

namespace PetPro.Web.Api;

/// <summary>Where gateways tell us what became of a payment. Nobody signs in here: the signature over the raw body is the wall.</summary>
public static class WebhookEndpoints
{
    private const int MaxBytes = 64 * 1024;

    public static void MapWebhooks(this IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/payments/{gateway}", ReceiveAsync).AllowAnonymous().WithTags("webhooks")
            .WithSummary("A gateway's signed message. 200 once it is kept, and again for each repetition.");

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, string gateway, ReceivePaymentNotice receive, CancellationToken cancellation)
    {
        if (await ReadAsync(request, cancellation) is not { } body)
        {
            return new Problem(new Error(ErrorKind.Invalid, "too-large"), StatusCodes.Status413PayloadTooLarge);
        }

        var webhook = new GatewayWebhook(
            body,
            request.Headers[SandboxSignature.SignatureHeader].ToString(),
            request.Headers[SandboxSignature.TimestampHeader].ToString());
        var received = await receive.RunAsync(Actor.Visitor, gateway, webhook, cancellation);
        return received.Error?.Code == ReceivePaymentNotice.NotAuthentic
            ? new Problem(received.Error, StatusCodes.Status401Unauthorized)
            : received.ToOk(isNew => new { Received = true, Repeated = !isNew });
    }

    /// <summary>The body as it was signed, to the byte; null where it is larger than any message of a gateway.</summary>
    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var part = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0;)
        {
            if (body.Length + read > MaxBytes)
            {
                return null;
            }

            body.Write(part, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
