using System.Text.Json;
using System.Text.RegularExpressions;
using PetPro.Core.Shared;

namespace PetPro.Web.Api;

/// <summary>Whatever goes wrong on the way to an endpoint or in it is answered as problem details, too.</summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await Describe(wrong).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            LogFailed(log, failure, Problem.TraceIdOf(context));
            context.Response.Clear();
            await new Problem(new Error(ErrorKind.Conflict, "unexpected"), StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 } response)
        {
            await Describe(response.StatusCode).ExecuteAsync(context);
        }
    }

    private static Problem Describe(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(new Error(ErrorKind.Forbidden, "sign-in-needed"), status),
        StatusCodes.Status403Forbidden => new(Error.Forbidden),
        StatusCodes.Status404NotFound => new(Error.NotFound),
        StatusCodes.Status405MethodNotAllowed => new(new Error(ErrorKind.Invalid, "method-not-allowed"), status),
        StatusCodes.Status413PayloadTooLarge => new(new Error(ErrorKind.Invalid, "too-large"), status),
        StatusCodes.Status415UnsupportedMediaType => new(new Error(ErrorKind.Invalid, "content-type-wrong"), status),
        >= 500 => new(new Error(ErrorKind.Conflict, "unexpected"), status),
        _ => new(new Error(ErrorKind.Invalid, "invalid-input"), status),
    };

    /// <summary>A body that is no JSON, or a value of the wrong sort: named as the client spells it.</summary>
    private static Problem Describe(BadHttpRequestException wrong)
    {
        if (wrong.StatusCode != StatusCodes.Status400BadRequest)
        {
            return Describe(wrong.StatusCode);
        }

        if (wrong.InnerException is JsonException { Path: { } path, InnerException: not JsonException } && path.StartsWith("$.", StringComparison.Ordinal))
        {
            return new Problem(Error.Invalid(path[2..], "wrong-type"));
        }

        var parameter = Parameter().Match(wrong.Message);
        return parameter.Success && parameter.Groups["how"].Value != "body"
            ? new Problem(Error.Invalid(JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value), wrong.Message.StartsWith("Required", StringComparison.Ordinal) ? "required" : "wrong-type"))
            : new Problem(new Error(ErrorKind.Invalid, "body-unreadable"));
    }

    [GeneratedRegex("""^(Required|Failed to (bind|read)) parameter "([^"]* )?(?<name>[^" ]+)"(.* from the request (?<how>body))?""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();

    [LoggerMessage(LogLevel.Error, "Unexpected error {TraceId} in the API")]
    private static partial void LogFailed(ILogger log, Exception failure, string traceId);
}
