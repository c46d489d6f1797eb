using System.Globalization;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;
using PetPro.Web.Startup;

namespace PetPro.Web.Api;

/// <summary>Register, verify, sign in and out, and who I am.</summary>
public static class AuthEndpoints
{
    private static Error CodeNeeded { get; } = new(ErrorKind.Forbidden, "second-factor-needed");

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("auth");
        auth.MapPost("/register", RegisterAsync).AllowAnonymous().Produces(StatusCodes.Status202Accepted)
            .WithSummary("Register; a six-digit code goes to the address by mail. The answer is the same for an address that has an account.");
        auth.MapPost("/verify", VerifyAsync).AllowAnonymous().Produces(StatusCodes.Status204NoContent)
            .WithSummary("Prove the address with the code from the mail.");
        auth.MapPost("/login", LogInAsync).AllowAnonymous().Produces<Tokens>()
            .WithSummary("Sign in with e-mail and password, and a code where the account has a second factor (problem second-factor-needed).");
        auth.MapPost("/refresh-token", RefreshAsync).AllowAnonymous().Produces<Tokens>()
            .WithSummary("Take a refresh token for new tokens. Each is good once; one that comes twice ends the session.");
        auth.MapPost("/logout", LogOutAsync).RequireAuthorization().Produces(StatusCodes.Status204NoContent)
            .WithSummary("End this session: its access and refresh tokens are good no more.");
        auth.MapGet("/me", MeAsync).RequireAuthorization().Produces<Me>().WithSummary("My account and what I may do.");
    }

    private static async Task<IResult> RegisterAsync(
        Registration body, RegisterAccount register, SignInLimits limits, HttpContext http, CancellationToken cancellation)
    {
        if (limits.Take(http, body.Email) is { } wait)
        {
            return new Wait(wait);
        }

        var language = body.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var asked = new NewAccount(body.Email, body.FullName, body.PhoneNumber, body.Password, language);
        var registered = await register.RunAsync(Actor.Visitor, asked, cancellation);
        return registered.IsOk ? TypedResults.Accepted((string?)null) : registered.Error.ToAnswer();
    }

    private static async Task<IResult> VerifyAsync(
        Verification body, VerifyEmail verify, SignInLimits limits, HttpContext http, CancellationToken cancellation)
    {
        if (limits.Take(http, body.Email) is { } wait)
        {
            return new Wait(wait);
        }

        var verified = await verify.RunAsync(Actor.Visitor, body.Email, body.Code, cancellation);
        return verified.IsOk ? TypedResults.NoContent() : verified.Error.ToAnswer();
    }

    private static async Task<IResult> LogInAsync(
        Credentials body, SignIn signIn, SignInByCode byCode, StartSession start, AccessTokens tokens, SignInLimits limits, HttpContext http, CancellationToken cancellation)
    {
        FieldError[] missing =
        [
            .. string.IsNullOrWhiteSpace(body.Email) ? [new FieldError("email", "required")] : Array.Empty<FieldError>(),
            .. string.IsNullOrEmpty(body.Password) ? [new FieldError("password", "required")] : Array.Empty<FieldError>(),
        ];
        if (missing.Length > 0)
        {
            return Error.Invalid(missing).ToAnswer();
        }

        if (limits.Take(http, body.Email) is { } wait)
        {
            return new Wait(wait);
        }

        var signedIn = await EnterAsync(body, signIn, byCode, cancellation);
        return signedIn.IsOk
            ? TypedResults.Ok(tokens.Issue(await start.RunAsync(Actor.Visitor, signedIn.Value, http.Request.Headers.UserAgent, cancellation)))
            : IsAboutProof(signedIn.Error) ? new Problem(signedIn.Error, StatusCodes.Status401Unauthorized) : signedIn.Error.ToAnswer();
    }

    /// <summary>Password, then the code where the account has a second factor.</summary>
    private static async Task<Result<SignedIn>> EnterAsync(Credentials body, SignIn signIn, SignInByCode byCode, CancellationToken cancellation) =>
        await signIn.RunAsync(Actor.Visitor, body.Email, body.Password, cancellation) switch
        {
            { IsOk: false } refused => refused.Error,
            { Value.Account: { } account } => account,
            { Value.Pending: { } pending } when !string.IsNullOrWhiteSpace(body.Code) => await byCode.RunAsync(Actor.Visitor, pending, body.Code, cancellation),
            _ => CodeNeeded,
        };

    private static bool IsAboutProof(Error error) => error == SignIn.Refused || error == SignInByCode.Refused || error == CodeNeeded;

    private static async Task<IResult> RefreshAsync(
        Refreshing body, RefreshSession refresh, AccessTokens tokens, SignInLimits limits, HttpContext http, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(body.RefreshToken))
        {
            return Error.Invalid("refreshToken", "required").ToAnswer();
        }

        if (limits.Take(http, null) is { } wait)
        {
            return new Wait(wait);
        }

        var session = await refresh.RunAsync(Actor.Visitor, body.RefreshToken, cancellation);
        return session.IsOk ? TypedResults.Ok(tokens.Issue(session.Value)) : new Problem(session.Error, StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> LogOutAsync(Caller caller, EndSession end, HttpContext http, CancellationToken cancellation) =>
        (await end.RunAsync(caller.Actor, http.User.SessionId() ?? Guid.Empty, cancellation)).ToNoContent();

    private static async Task<IResult> MeAsync(Caller caller, GetMyAccount get, CancellationToken cancellation) =>
        (await get.RunAsync(caller.Actor, cancellation)).ToOk(account => new Me(
            account.Id,
            account.Email,
            account.FullName,
            account.PhoneNumber,
            account.Address,
            account.Language,
            [.. caller.Actor.Permissions.Order()],
            [.. caller.Actor.ClinicPermissions.Select(c => new MyClinic(c.Key, [.. c.Value.Order()]))]));

    /// <summary>Too many tries.</summary>
    private sealed class Wait(TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => ApiFrame.TooManyAsync(httpContext, wait);
    }
}

/// <param name="Language">`en`, `id` or `ja`: of mails and notices; that of the request when left out.</param>
public sealed record Registration(string? Email, string? FullName, string? PhoneNumber, string? Password, string? Language);

public sealed record Verification(string? Email, string? Code);

/// <param name="Code">Of the authenticator app, or a recovery code; where the account has a second factor.</param>
public sealed record Credentials(string? Email, string? Password, string? Code = null);

public sealed record Refreshing(string? RefreshToken);

public sealed record Me(
    Guid Id,
    string Email,
    string FullName,
    string PhoneNumber,
    string? Address,
    string Language,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<MyClinic> Clinics);

public sealed record MyClinic(Guid Id, IReadOnlyList<string> Permissions);
