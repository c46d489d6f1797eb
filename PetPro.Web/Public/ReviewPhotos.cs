using System.Security.Claims;
using Microsoft.Net.Http.Headers;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;

namespace PetPro.Web.Public;

/// <summary>Pictures of reviews: for anybody while the review is shown.</summary>
internal static class ReviewPhotos
{
    public static void MapReviewPhotos(this IEndpointRouteBuilder app) =>
        app.MapGet("/reviews/{id:guid}/photos/{number:int}", PhotoAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>A picture never changes, but its review may be hidden: browsers keep it for an hour, nobody in between does.</summary>
    private static async Task<IResult> PhotoAsync(Guid id, int number, HttpContext http, GetActor getActor, GetReviewPhoto get, CancellationToken cancellation)
    {
        var actor = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            ? await getActor.RunAsync(userId, cancellation)
            : Actor.Visitor;
        var photo = await get.RunAsync(actor, id, number, cancellation);
        if (!photo.IsOk)
        {
            return Results.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=3600";
        return Results.Stream(photo.Value.Content, photo.Value.ContentType);
    }
}
