using PetPro.Core.Shared;

namespace PetPro.Web.Api;

/// <summary>
/// From what a use case gives back to what a client program gets: a success in the shape that the endpoint names, every refusal
/// as problem details (RFC 9457).
/// </summary>
public static class Answers
{
    /// <summary>200 with the value, or in the shape that is given.</summary>
    public static IResult ToOk<T>(this Result<T> result, Func<T, object>? shape = null) =>
        result.IsOk ? TypedResults.Ok(Shaped(result.Value, shape)) : result.Error.ToAnswer();

    /// <summary>201 with the value and where it stands from now on.</summary>
    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> location, Func<T, object>? shape = null) =>
        result.IsOk ? TypedResults.Created(location(result.Value), Shaped(result.Value, shape)) : result.Error.ToAnswer();

    /// <summary>202: accepted, and something has yet to happen elsewhere.</summary>
    public static IResult ToAccepted<T>(this Result<T> result, Func<T, object>? shape = null) =>
        result.IsOk ? TypedResults.Accepted((string?)null, Shaped(result.Value, shape)) : result.Error.ToAnswer();

    /// <summary>204.</summary>
    public static IResult ToNoContent(this Result result) => result.IsOk ? TypedResults.NoContent() : result.Error.ToAnswer();

    /// <summary>The problem details of a refusal.</summary>
    public static IResult ToAnswer(this Error error) => new Problem(error);

    /// <summary>What all endpoints of the API have in common: its answers when it refuses, in the description too.</summary>
    internal static RouteGroupBuilder WithApiAnswers(this RouteGroupBuilder group)
    {
        foreach (var status in (int[])[400, 401, 404, 409, 429])
        {
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), [Problem.ContentType]));
        }

        return group;
    }

    private static object Shaped<T>(T value, Func<T, object>? shape) => shape is null ? value! : shape(value);
}
