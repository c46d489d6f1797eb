using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace PetPro.Web.Account;

/// <summary>A circuit can stay open for days: it asks again, and again, whether who opened it is still signed in.</summary>
internal sealed partial class RevalidatedSignIn(ILoggerFactory logs, SignInCheck check, IHostApplicationLifetime application)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly ILogger log = logs.CreateLogger<RevalidatedSignIn>();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(25);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return application.ApplicationStopping.IsCancellationRequested || await check.IsGoodAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A database that is away for a moment is no reason to sign everybody out: nothing is done without asking it.
            LogFailed(log, failure);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in could not be checked; it is asked again in a moment")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
