using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using PetPro.Core.Shared;
using PetPro.Web.Localization;

namespace PetPro.Web.Api;

/// <summary>
/// A refusal as problem details: `type` is the error's code, `detail` says what to do in the caller's language, `errors` does so
/// for each wrong field.
/// </summary>
public sealed class Problem(Error error, int? status = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public static int StatusOf(Error error) => error.Kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Kind, null),
    };

    /// <summary>What the client can tell us and the log knows.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<ErrorTexts>>();
        var code = status ?? StatusOf(error);
        var body = new ProblemBody(
            error.Code,
            Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(code),
            code,
            texts.For(error),
            error.Fields.Count == 0 ? null : error.Fields.GroupBy(f => f.Field).ToDictionary(
                f => f.Key,
                f => f.Select(e => texts.For(e)).ToArray()),
            TraceIdOf(httpContext));
        httpContext.Response.StatusCode = code;
        return httpContext.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, ContentType, httpContext.RequestAborted);
    }

    private sealed record ProblemBody(
        string Type, string Title, int Status, string Detail, Dictionary<string, string[]>? Errors, string TraceId);
}
