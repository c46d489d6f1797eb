using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;

namespace PetPro.Web.Account;

/// <summary>
/// Is a browser's sign-in still good? A yes is believed for ten seconds, for a page asks with every picture it shows; what is
/// done in somebody's name reads the account anew in any case.
/// </summary>
internal sealed class SignInCheck(IsStillSignedIn isStillSignedIn, IMemoryCache cache)
{
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);

    public async Task<bool> IsGoodAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (principal.UserId() is not { } userId)
        {
            return false;
        }

        var key = (typeof(SignInCheck), userId, principal.StampOf(), principal.SessionId());
        if (cache.TryGetValue(key, out _))
        {
            return true;
        }

        var isGood = await isStillSignedIn.RunAsync(Actor.System, userId, principal.StampOf(), principal.SessionId(), cancellation);
        if (isGood)
        {
            cache.Set(key, true, Believed);
        }

        return isGood;
    }
}
