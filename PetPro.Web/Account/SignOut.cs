using Microsoft.AspNetCore.Antiforgery;
using PetPro.Data.Accounts;
using PetPro.Web.Startup;

namespace PetPro.Web.Account;

/// <summary>Signing out is a post with a token: no page of another site can do it in somebody's name.</summary>
internal static class SignOut
{
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, EndSession end, GetActor getActor)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.LocalRedirect("/");
        }

        if (context.User.SessionId() is { } session)
        {
            await end.RunAsync(await getActor.ReadAsync(context.User, context.RequestAborted), session, context.RequestAborted);
        }

        await SignIns.SignOutAsync(context);
        PendingAddress.Forget(context);
        return Results.LocalRedirect("/");
    }
}
