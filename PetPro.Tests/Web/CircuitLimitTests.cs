using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using PetPro.Web.Portals;

namespace PetPro.Tests.Web;

public sealed class CircuitLimitTests
{
    private readonly OpenCircuits circuits = new();

    [Fact]
    public async Task An_account_has_so_many_circuits_and_no_more_until_one_closes()
    {
        var open = new List<CircuitLimit>();
        for (var i = 0; i < CircuitLimit.MostPerAccount; i++)
        {
            open.Add(await OpenAsync("sari"));
        }

        await Should.ThrowAsync<InvalidOperationException>(() => OpenAsync("sari"));
        await OpenAsync("budi");
        await CloseAsync(open[0]);
        await CloseAsync(open[0]);
        await Should.NotThrowAsync(() => OpenAsync("sari"));
    }

    private async Task<CircuitLimit> OpenAsync(string user)
    {
        var limit = new CircuitLimit(circuits, new SignedIn(user));
        try
        {
            await limit.OnCircuitOpenedAsync(null!, CancellationToken.None);
            return limit;
        }
        catch (InvalidOperationException)
        {
            // The framework closes a circuit that could not open.
            await CloseAsync(limit);
            throw;
        }
    }

    private static Task CloseAsync(CircuitLimit limit) => limit.OnCircuitClosedAsync(null!, CancellationToken.None);

    private sealed class SignedIn(string user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "test"))));
    }
}
