using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using PetPro.Core.Shared;
using PetPro.Data.Notifications;
using PetPro.Web.Records;

namespace PetPro.Web.Owner;

/// <summary>The visits of an owner for a calendar program that has the address: it asks again and again, and gets what is new.</summary>
internal static class CalendarFeeds
{
    public static void MapCalendarFeeds(this IEndpointRouteBuilder app) =>
        app.MapMethods("/calendar/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], OpenAsync).AllowAnonymous().ExcludeFromDescription();

    public static string Address(string secret) => $"/calendar/{secret}.ics";

    private static async Task<IResult> OpenAsync(string secret, HttpContext http, OpenCalendarFeed open, PassportLimits limits)
    {
        if (limits.Refuses(http))
        {
            return PassportLimits.Refusal;
        }

        var feed = await open.RunAsync(Actor.Visitor, secret, http.RequestAborted);
        if (!feed.IsOk)
        {
            return Results.NotFound();
        }

        // Results.File answers 304 where the program has it already.
        var content = Encoding.UTF8.GetBytes(feed.Value);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.File(content, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\""));
    }
}
