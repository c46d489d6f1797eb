using System.Text.Json;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside.Sandbox;

/// <summary>What a webhook of the sandbox says, and how it is written.</summary>
/// <param name="Status">`pending`, `succeeded` or `failed`.</param>
/// <param name="Amount">Whole rupiah.</param>
internal sealed record SandboxMessage(string EventId, Guid PaymentId, string Status, long Amount, string Currency, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Saying the same again is the same message: its id follows from what it says.</summary>
    public static string Write(SandboxTransaction transaction, string status, DateTimeOffset at) => JsonSerializer.Serialize(
        new SandboxMessage($"{transaction.Reference}-{status}", transaction.PaymentId, status, transaction.Amount, Money.Rupiah, at), Json);

    /// <summary>Null where it is not one of ours.</summary>
    public static GatewayNotice? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxMessage>(body, Json) is { EventId.Length: > 0 and <= 200, Currency: Money.Rupiah, Status: not null } message
                && Outcome(message.Status) is { } outcome
                    ? new GatewayNotice(message.EventId, message.PaymentId, outcome, Money.Idr(message.Amount), message.At)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GatewayOutcome? Outcome(string status) => status switch
    {
        "pending" => GatewayOutcome.Pending,
        "succeeded" => GatewayOutcome.Succeeded,
        "failed" => GatewayOutcome.Failed,
        _ => null,
    };
}
