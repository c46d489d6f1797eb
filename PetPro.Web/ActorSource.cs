using Microsoft.AspNetCore.Components.Authorization;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;

namespace PetPro.Web;

/// <summary>
/// Who acts on a page. A circuit outlives a revoked role, so pages ask anew before each use case.
/// </summary>
public sealed class ActorSource(AuthenticationStateProvider authentication, GetActor getActor)
{
    public async Task<Actor> GetAsync(CancellationToken cancellation = default) =>
        await getActor.ReadAsync((await authentication.GetAuthenticationStateAsync()).User, cancellation);
}
