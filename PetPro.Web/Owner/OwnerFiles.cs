using Microsoft.Net.Http.Headers;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Notifications;
using PetPro.Data.Pets;
using PetPro.Web.Account;
using PetPro.Web.Portals;

namespace PetPro.Web.Owner;

/// <summary>What the owner's pages show and offer as files: a pet's photo, a visit for the calendar.</summary>
internal static class OwnerFiles
{
    public static void MapOwnerFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/pets/{id:guid}/photo", PhotoAsync).RequireAuthorization(Portal.Owner).ExcludeFromDescription();
        app.MapGet("/owner/bookings/{id:guid}/calendar.ics", CalendarAsync).RequireAuthorization(Portal.Owner).ExcludeFromDescription();
    }

    /// <summary>The address bears the picture's key, so a browser may keep what it got; nobody in between may.</summary>
    private static async Task<IResult> PhotoAsync(Guid id, HttpContext http, GetActor getActor, GetPetPhoto get, CancellationToken cancellation)
    {
        var photo = await get.RunAsync(await ActorAsync(http, getActor), id, cancellation);
        if (!photo.IsOk)
        {
            return Results.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=31536000, immutable";
        return Results.Stream(photo.Value.Content, photo.Value.ContentType);
    }

    private static async Task<IResult> CalendarAsync(Guid id, HttpContext http, GetActor getActor, GetVisitCalendar get, CancellationToken cancellation)
    {
        var calendar = await get.RunAsync(await ActorAsync(http, getActor), id, cancellation);
        return calendar.IsOk
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(calendar.Value.Content), "text/calendar; charset=utf-8", $"PetPro-{calendar.Value.Reference}.ics")
            : Results.NotFound();
    }

    private static Task<Actor> ActorAsync(HttpContext http, GetActor getActor) => getActor.ReadAsync(http.User, http.RequestAborted);
}
