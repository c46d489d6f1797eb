using System.Security.Claims;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Web.Account;

namespace PetPro.Web.Api;

/// <summary>
/// An access token that has not expired counts only while its session goes on, its account is active and the password is the
/// same. What is read for that is the <see cref="Caller"/>, too.
/// </summary>
internal sealed class ApiSessions(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, GetActor getActor)
    {
        if (context.User.UserId() is { } userId)
        {
            var actor = await getActor.RunAsync(userId, context.RequestAborted, context.User.StampOf() ?? "", context.User.SessionId());
            Caller.Remember(context, actor);
            if (actor == Actor.Visitor)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }

        await next(context);
    }
}
