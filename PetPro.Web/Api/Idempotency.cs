using System.Security.Cryptography;
using PetPro.Core.Shared;
using PetPro.Data.Idempotency;
using PetPro.Web.Account;

namespace PetPro.Web.Api;

/// <summary>
/// `Idempotency-Key` on a write: it is done once, and every further request with that key gets the first answer, a refusal
/// included. What comes while the first is under way waits for it.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task InvokeAsync(HttpContext context, ClaimIdempotencyKey claim, KeepAnswer keep)
    {
        if (!IsWrite(context.Request) || context.User.UserId() is not { } userId
            || !context.Request.Headers.TryGetValue(Header, out var header))
        {
            await next(context);
            return;
        }

        if (header.ToString() is not { Length: > 0 and <= IdempotencyKey.MaxLength } key || key.Any(c => c is < '!' or > '~'))
        {
            await new Problem(Error.Invalid(Header, "idempotency-key-invalid")).ExecuteAsync(context);
            return;
        }

        var actor = Actor.Owner(userId);
        var claimed = await ClaimAsync(context, claim, actor, key);
        await (claimed switch
        {
            { Outcome: ClaimOutcome.Claimed } => DoAsync(context, keep, actor, key),
            { Outcome: ClaimOutcome.Done, Answer: { } answer } => ReplayAsync(context, answer),
            { Outcome: ClaimOutcome.Reused } => new Problem(Error.Conflict("idempotency-key-reused"), StatusCodes.Status422UnprocessableEntity).ExecuteAsync(context),
            _ => AskLaterAsync(context),
        });
    }

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static async Task ReplayAsync(HttpContext context, KeptAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers.Location = answer.Location;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        if (answer.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private static Task AskLaterAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return new Problem(Error.Conflict("idempotency-in-progress")).ExecuteAsync(context);
    }

    private async Task<KeyClaim> ClaimAsync(HttpContext context, ClaimIdempotencyKey claim, Actor actor, string key)
    {
        context.Request.EnableBuffering();
        var hash = Convert.ToBase64String(await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted));
        context.Request.Body.Position = 0;
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        var until = clock.GetUtcNow() + Patience;
        while (true)
        {
            var claimed = await claim.RunAsync(actor, key, request, hash, context.RequestAborted);
            if (claimed.Outcome != ClaimOutcome.InProgress || clock.GetUtcNow() >= until)
            {
                return claimed;
            }

            await Task.Delay(Pause, context.RequestAborted);
        }
    }

    private async Task DoAsync(HttpContext context, KeepAnswer keep, Actor actor, string key)
    {
        // The client may go away: what it has asked for is finished all the same, and its answer kept for when it asks again.
        context.RequestAborted = CancellationToken.None;
        var answerTo = context.Response.Body;
        await using var written = new MemoryStream();
        context.Response.Body = written;
        KeptAnswer? answer = null;
        try
        {
            await next(context);
            var response = context.Response;
            var isFinal = response.StatusCode is < 500 and not StatusCodes.Status429TooManyRequests;
            answer = isFinal ? new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, written.ToArray()) : null;
        }
        finally
        {
            context.Response.Body = answerTo;
            await keep.RunAsync(actor, key, answer, CancellationToken.None);
        }

        written.Position = 0;
        await written.CopyToAsync(answerTo);
    }
}
