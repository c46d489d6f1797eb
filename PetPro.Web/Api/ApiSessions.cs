using System.Security.Claims;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;

namespace PetPro.Web.Api;

/// <summary>An access token that has not expired counts only while its session goes on and the password is the same.</summary>
internal sealed class ApiSessions(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IsStillSignedIn isStillSignedIn)
    {
        if (context.User.UserId() is { } userId
            && !await isStillSignedIn.RunAsync(Actor.System, userId, context.User.StampOf(), context.User.SessionId(), context.RequestAborted))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }
}
