using Microsoft.Net.Http.Headers;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Web.Account;

namespace PetPro.Web.Public;

/// <summary>Pictures of reviews: for anybody while the review is shown.</summary>
internal static class ReviewPhotos
{
    public static void MapReviewPhotos(this IEndpointRouteBuilder app) =>
        app.MapGet("/reviews/{id:guid}/photos/{number:int}", PhotoAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>A picture never changes, but its review may be hidden: browsers keep it for an hour, nobody in between does.</summary>
    private static async Task<IResult> PhotoAsync(Guid id, int number, HttpContext http, GetActor getActor, GetReviewPhoto get, CancellationToken cancellation)
    {
        var actor = await getActor.ReadAsync(http.User, cancellation);
        var photo = await get.RunAsync(actor, id, number, cancellation);
        if (!photo.IsOk)
        {
            return Results.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=3600";
        return Results.Stream(photo.Value.Content, photo.Value.ContentType);
    }
}
