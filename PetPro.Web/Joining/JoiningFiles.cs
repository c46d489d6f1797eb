using Microsoft.Net.Http.Headers;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Clinics;
using PetPro.Data.Mapping;
using PetPro.Web.Account;
using PetPro.Web.Portals;
using PetPro.Web.Startup;

namespace PetPro.Web.Joining;

/// <summary>What clinics have handed in and what they show: documents for the few who may read them, pictures for all.</summary>
internal static class JoiningFiles
{
    /// <summary>A paper runs nothing, loads nothing, and stands in frames of our own pages only.</summary>
    private const string Sandbox = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static void MapJoiningFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/clinics/documents/{id:guid}", DocumentAsync).RequireAuthorization(Portal.Owner).ExcludeFromDescription();
        app.MapGet("/clinics/pictures/{id:guid}", PictureAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/clinics/staff/{id:guid}/photo", StaffPhotoAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The name says what it is; what a person called the file stands in no header. Nobody in between keeps it.</summary>
    private static async Task<IResult> DocumentAsync(
        Guid id, bool? download, HttpContext http, GetActor getActor, GetClinicDocument get, CancellationToken cancellation)
    {
        var document = await get.RunAsync(await ActorAsync(http, getActor), id, cancellation);
        if (!document.IsOk)
        {
            return Results.NotFound();
        }

        http.UseContentPolicy(Sandbox);
        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
        var name = new ContentDispositionHeaderValue(download == true ? "attachment" : "inline")
        {
            FileName = $"{document.Value.Kind.ToName()}-{id:N}{Extension(document.Value.ContentType)}",
        };
        http.Response.Headers[HeaderNames.ContentDisposition] = name.ToString();
        return Results.Stream(document.Value.Content, document.Value.ContentType);
    }

    private static async Task<IResult> PictureAsync(Guid id, HttpContext http, GetActor getActor, GetClinicPicture get, CancellationToken cancellation) =>
        Picture(http, await get.RunAsync(await ActorAsync(http, getActor), id, cancellation));

    private static async Task<IResult> StaffPhotoAsync(Guid id, HttpContext http, GetActor getActor, GetStaffPhoto get, CancellationToken cancellation) =>
        Picture(http, await get.RunAsync(await ActorAsync(http, getActor), id, cancellation));

    /// <summary>For an hour: a clinic that is suspended leaves the browsers that have seen it soon enough.</summary>
    private static IResult Picture(HttpContext http, Result<StoredFile> picture)
    {
        if (!picture.IsOk)
        {
            return Results.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=3600";
        return Results.Stream(picture.Value.Content, picture.Value.ContentType);
    }

    private static string Extension(string contentType) => contentType switch
    {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        _ => ".jpg",
    };

    private static Task<Actor> ActorAsync(HttpContext http, GetActor getActor) => getActor.ReadAsync(http.User, http.RequestAborted);
}
