using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;

namespace PetPro.Web;

/// <summary>
/// Who acts on a page. A circuit outlives a revoked role, so pages ask anew before each use case.
/// </summary>
public sealed class ActorSource(AuthenticationStateProvider authentication, GetActor getActor)
{
    public async Task<Actor> GetAsync(CancellationToken cancellation = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.Identity is { IsAuthenticated: true } && Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? await getActor.RunAsync(userId, cancellation)
            : Actor.Visitor;
    }
}
