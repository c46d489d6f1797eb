using System.Security.Claims;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;

namespace PetPro.Web.Account;

/// <summary>What a cookie or an access token says of who carries it. What the person may do is not in it: that is read anew.</summary>
internal static class SignInClaims
{
    private const string Stamp = "stamp";
    private const string Session = "session";

    public static ClaimsPrincipal Of(SignedIn account, Guid? sessionId, string scheme)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.UserId.ToString()),
                new Claim(ClaimTypes.Name, account.Name),
                new Claim(Stamp, account.Stamp),
            ],
            scheme);
        if (sessionId is { } id)
        {
            identity.AddClaim(new Claim(Session, id.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }

    public static Guid? UserId(this ClaimsPrincipal principal) => Id(principal, ClaimTypes.NameIdentifier);

    public static Guid? SessionId(this ClaimsPrincipal principal) => Id(principal, Session);

    public static string? StampOf(this ClaimsPrincipal principal) => principal.FindFirstValue(Stamp);

    /// <summary>Who acts, read anew: nobody once the account is suspended, its password changed, or this session ended.</summary>
    public static Task<Actor> ReadAsync(this GetActor getActor, ClaimsPrincipal principal, CancellationToken cancellation) =>
        principal.Identity is { IsAuthenticated: true } && principal.UserId() is { } userId
            ? getActor.RunAsync(userId, cancellation, principal.StampOf(), principal.SessionId())
            : Task.FromResult(Actor.Visitor);

    private static Guid? Id(ClaimsPrincipal principal, string claim) =>
        Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;
}
