using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using PetPro.Data.Accounts;

namespace PetPro.Web.Account;

/// <summary>What a client program signs in with.</summary>
/// <param name="ExpiresAt">When the access token ends; the refresh token yields the next one.</param>
public sealed record Tokens(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);

/// <summary>Makes the framework's opaque access tokens in our own shape.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public Tokens Issue(Session session)
    {
        const string scheme = BearerTokenDefaults.AuthenticationScheme;
        var expiresAt = clock.GetUtcNow() + Lifetime;
        var ticket = new AuthenticationTicket(
            SignInClaims.Of(session.Account, session.SessionId, scheme),
            new AuthenticationProperties { ExpiresUtc = expiresAt },
            $"{scheme}:AccessToken");
        return new Tokens(options.Get(scheme).BearerTokenProtector.Protect(ticket), session.RefreshToken, expiresAt);
    }
}
