using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace PetPro.Web.Account;

/// <summary>A circuit can stay open for days: it asks again, and again, whether who opened it is still signed in.</summary>
internal sealed class RevalidatedSignIn(ILoggerFactory logs, SignInCheck check) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(25);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        check.IsGoodAsync(authenticationState.User, cancellationToken);
}
