using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PetPro.Web.Portals;

/// <summary>How many circuits each account has open in this process.</summary>
public sealed class OpenCircuits
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    /// <summary>Counts one more, and tells how many there are with it.</summary>
    public int Open(string userId) => counts.AddOrUpdate(userId, 1, (_, open) => open + 1);

    public void Close(string userId)
    {
        if (counts.AddOrUpdate(userId, 0, (_, open) => open - 1) <= 0)
        {
            counts.TryRemove(KeyValuePair.Create(userId, 0));
        }
    }
}

/// <summary>A circuit keeps megabytes: nobody gets more than a crowd of open tabs would need.</summary>
public sealed class CircuitLimit(OpenCircuits circuits, AuthenticationStateProvider authentication) : CircuitHandler
{
    public const int MostPerAccount = 30;
    private string? counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (state.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
        {
            return;
        }

        counted = userId;
        if (circuits.Open(userId) > MostPerAccount)
        {
            throw new InvalidOperationException("This account has too many pages open; the circuit is refused.");
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref counted, null) is { } userId)
        {
            circuits.Close(userId);
        }

        return Task.CompletedTask;
    }
}
