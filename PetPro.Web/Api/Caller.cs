using System.Security.Claims;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;

namespace PetPro.Web.Api;

/// <summary>
/// Who calls an endpoint. As a parameter of an endpoint it is read from the database for this request; whoever has no valid
/// token is <see cref="Actor.Visitor"/>.
/// </summary>
public sealed record Caller(Actor Actor)
{
    public static async ValueTask<Caller> BindAsync(HttpContext context)
    {
        if (context.Items[typeof(Caller)] is Caller known)
        {
            return known;
        }

        var actor = Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? await context.RequestServices.GetRequiredService<GetActor>().RunAsync(userId, context.RequestAborted)
            : Actor.Visitor;
        var caller = new Caller(actor);
        context.Items[typeof(Caller)] = caller;
        return caller;
    }
}
