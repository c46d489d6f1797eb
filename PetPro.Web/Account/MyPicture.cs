using Microsoft.Net.Http.Headers;
using PetPro.Data.Accounts;
using PetPro.Web.Portals;

namespace PetPro.Web.Account;

/// <summary>The picture of who is signed in, as a file.</summary>
internal static class MyPicture
{
    public static void MapMyPicture(this WebApplication app) =>
        app.MapGet("/account/picture", PictureAsync).RequireAuthorization(Portal.Owner).ExcludeFromDescription();

    /// <summary>The address bears the picture's key, so a browser may keep what it got; nobody in between may.</summary>
    private static async Task<IResult> PictureAsync(HttpContext http, GetActor getActor, GetMyPicture get, CancellationToken cancellation)
    {
        var picture = await get.RunAsync(await getActor.ReadAsync(http.User, cancellation), cancellation);
        if (!picture.IsOk)
        {
            return Results.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=31536000, immutable";
        return Results.Stream(picture.Value.Content, picture.Value.ContentType);
    }
}
