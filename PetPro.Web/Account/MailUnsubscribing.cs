using Microsoft.Extensions.Primitives;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;

namespace PetPro.Web.Account;

/// <summary>
/// Where the List-Unsubscribe header of a mail leads (RFC 8058). A mail program posts there on one click, without cookies: the sealed
/// link is the proof. A link that somebody follows leads to a page that asks first, for scanners of mail follow links, too.
/// </summary>
internal static class MailUnsubscribing
{
    public static void MapMailUnsubscribing(this WebApplication app)
    {
        app.MapGet($"{UnsubscribeLinks.Path}/{{token}}", (string token) => Results.LocalRedirect($"/unsubscribe/{token}"))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapPost($"{UnsubscribeLinks.Path}/{{token}}", LeaveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> LeaveAsync(string token, Unsubscribe unsubscribe, HttpContext http)
    {
        var left = await unsubscribe.RunAsync(Actor.Visitor, token, http.RequestAborted);
        if (!left.IsOk)
        {
            return Results.NotFound();
        }

        var oneClick = http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(http.RequestAborted))["List-Unsubscribe"]
            : StringValues.Empty;
        return oneClick == "One-Click" ? Results.Ok() : Results.LocalRedirect($"/unsubscribe/{token}?done=true");
    }
}
