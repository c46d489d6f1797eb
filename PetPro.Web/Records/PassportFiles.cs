using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Records;
using PetPro.Web.Account;

namespace PetPro.Web.Records;

/// <summary>What belongs to the page behind a passport link: its pictures and files, and that a clinic keeps it.</summary>
internal static class PassportFiles
{
    public static void MapPassportFiles(this IEndpointRouteBuilder app)
    {
        var passport = app.MapGroup("/passport").AllowAnonymous().ExcludeFromDescription();
        passport.MapGet("/{secret}/photo", (string secret, HttpContext http, OpenPassportFile open, PassportLimits limits) => FileAsync(http, open, limits, secret, null));
        passport.MapGet("/{secret}/files/{id:guid}", (string secret, Guid id, HttpContext http, OpenPassportFile open, PassportLimits limits) =>
            FileAsync(http, open, limits, secret, id));
        passport.MapPost("/keep", KeepAsync).DisableAntiforgery();
    }

    private static async Task<IResult> FileAsync(HttpContext http, OpenPassportFile open, PassportLimits limits, string secret, Guid? id)
    {
        if (limits.Refuses(http))
        {
            return PassportLimits.Refusal;
        }

        var file = await open.RunAsync(Actor.Visitor, secret, id, http.RequestAborted);
        if (!file.IsOk)
        {
            return Results.NotFound();
        }

        if (id is { } attachment)
        {
            return RecordFiles.Download(http, file.Value, attachment);
        }

        RecordFiles.Guard(http);
        return Results.Stream(file.Value.Content, file.Value.ContentType);
    }

    /// <summary>From the page itself only: the token says so.</summary>
    private static async Task<IResult> KeepAsync(
        HttpContext http, IAntiforgery antiforgery, GetActor getActor, KeepPassport keep, [FromForm] string? secret, [FromForm] Guid clinicId)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || http.User.UserId() is null)
        {
            return Results.LocalRedirect("/");
        }

        var kept = await keep.RunAsync(await getActor.ReadAsync(http.User, http.RequestAborted), clinicId, secret ?? "", http.RequestAborted);
        return kept.IsOk ? Results.LocalRedirect($"/clinic/{clinicId}/patients/{kept.Value}") : Results.NotFound();
    }
}
