using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PetPro.Core.Shared;
using PetPro.Data.Outside.Sandbox;
using PetPro.Web.Api;

namespace PetPro.Web.Sandbox;

/// <summary>
/// The sandbox gateway's own site. It plays another company: it knows no accounts of ours, and its forms come without our
/// anti-forgery token. It is there only where the sandbox takes payments.
/// </summary>
internal static class SandboxEndpoints
{
    public static void MapSandbox(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<SandboxGateway>().IsEnabled)
        {
            return;
        }

        var sandbox = app.MapGroup("/sandbox").AllowAnonymous().ExcludeFromDescription();
        sandbox.MapGet("/pay/{paymentId:guid}", ShowAsync);
        sandbox.MapPost("/payments/{paymentId:guid}", AnswerAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(Guid paymentId, SandboxTill till, TimeProvider clock, CancellationToken cancellation) =>
        await till.FindAsync(paymentId, cancellation) is { } payment
            ? new RazorComponentResult<PayPage>(new { Payment = payment, Now = clock.GetUtcNow() }) { PreventStreamingRendering = true }
            : TypedResults.NotFound();

    /// <summary>A browser is sent on as its payer would be; a program hears what became of it.</summary>
    private static async Task<IResult> AnswerAsync(
        HttpContext http, Guid paymentId, [FromForm] string? outcome, SandboxTill till, CancellationToken cancellation)
    {
        if (!Enum.TryParse<SandboxAnswer>(outcome, ignoreCase: true, out var answer) || !Enum.IsDefined(answer))
        {
            return Error.Invalid("outcome", "sandbox-outcome").ToAnswer();
        }

        var answered = await till.AnswerAsync(paymentId, answer, cancellation);
        if (!http.Request.IsFromBrowser() || answered.Error == Error.NotFound)
        {
            return answered.IsOk
                ? TypedResults.Accepted((string?)null, new { paymentId, Outcome = outcome.ToLowerInvariant() })
                : answered.Error.ToAnswer();
        }

        var payment = await till.FindAsync(paymentId, cancellation);
        http.Response.Headers.Location = answered.IsOk ? payment!.ReturnTo : $"/sandbox/pay/{paymentId}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
