using Microsoft.Net.Http.Headers;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Outside;
using PetPro.Data.Records;
using PetPro.Web.Account;
using PetPro.Web.Portals;
using PetPro.Web.Records.Documents;
using PetPro.Web.Startup;

namespace PetPro.Web.Records;

/// <summary>
/// The files and papers of medical records. Each is read anew with a check of who asks, is kept by nobody on the way, and reaches the
/// browser so that nothing in it can act in PetPro's name.
/// </summary>
internal static class RecordFiles
{
    public static void MapRecordFiles(this IEndpointRouteBuilder app)
    {
        var owner = app.MapGroup("/owner").RequireAuthorization(Portal.Owner).ExcludeFromDescription();
        owner.MapGet("/records/attachments/{id:guid}", (Guid id, HttpContext http, Papers papers) => papers.AttachmentAsync(http, null, id));
        owner.MapGet("/records/certificates/{id:guid}.pdf", (Guid id, HttpContext http, Papers papers) => papers.CertificateAsync(http, null, id));
        owner.MapGet("/records/prescriptions/{id:guid}.pdf", (Guid id, HttpContext http, Papers papers) => papers.PrescriptionAsync(http, null, id));
        owner.MapGet("/pets/{id:guid}/passport.pdf", (Guid id, HttpContext http, Papers papers) => papers.PassportAsync(http, id));
        var clinic = app.MapGroup("/clinic/{clinicId:guid}/records").RequireAuthorization(Portal.Clinic).ExcludeFromDescription();
        clinic.MapGet("/attachments/{id:guid}", (Guid clinicId, Guid id, HttpContext http, Papers papers) => papers.AttachmentAsync(http, clinicId, id));
        clinic.MapGet("/certificates/{id:guid}.pdf", (Guid clinicId, Guid id, HttpContext http, Papers papers) => papers.CertificateAsync(http, clinicId, id));
        clinic.MapGet("/prescriptions/{id:guid}.pdf", (Guid clinicId, Guid id, HttpContext http, Papers papers) => papers.PrescriptionAsync(http, clinicId, id));
    }

    /// <summary>An upload of somebody's: downloaded under a name of ours, never shown as a page, never guessed at.</summary>
    public static IResult Download(HttpContext http, StoredFile file, Guid id)
    {
        Guard(http);
        var extension = file.ContentType switch { "application/pdf" => "pdf", "image/png" => "png", _ => "jpg" };
        return Results.File(file.Content, file.ContentType, $"PetPro-{id.ToString("N")[^12..]}.{extension}");
    }

    public static void Guard(HttpContext http)
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        http.UseContentPolicy("default-src 'none'; sandbox");
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>What the endpoints need, asked for once.</summary>
    internal sealed class Papers(
        GetActor getActor,
        OpenAttachment openAttachment,
        GetCertificate getCertificate,
        GetPrescription getPrescription,
        GetPassport getPassport,
        PrintedDocument print,
        PublicAddress address,
        TimeProvider clock)
    {
        public async Task<IResult> AttachmentAsync(HttpContext http, Guid? clinicId, Guid id)
        {
            var file = await openAttachment.RunAsync(await ActorAsync(http), clinicId, id, http.RequestAborted);
            return file.IsOk ? Download(http, file.Value, id) : Results.NotFound();
        }

        public async Task<IResult> CertificateAsync(HttpContext http, Guid? clinicId, Guid id)
        {
            var paper = await getCertificate.RunAsync(await ActorAsync(http), clinicId, id, Localization.Shown.Language, http.RequestAborted);
            return !paper.IsOk ? Results.NotFound() : await print.AnswerAsync<CertificateDocument>(
                http,
                paper.Value.Vaccination.CertificateNumber!,
                new() { ["Paper"] = paper.Value, ["VerifyAddress"] = address.Of($"/certificates/{paper.Value.Vaccination.CertificateNumber}").ToString() });
        }

        public async Task<IResult> PrescriptionAsync(HttpContext http, Guid? clinicId, Guid id)
        {
            var paper = await getPrescription.RunAsync(await ActorAsync(http), clinicId, id, Localization.Shown.Language, http.RequestAborted);
            return !paper.IsOk ? Results.NotFound() : await print.AnswerAsync<PrescriptionDocument>(http, paper.Value.Prescription.Number, new() { ["Paper"] = paper.Value });
        }

        public async Task<IResult> PassportAsync(HttpContext http, Guid petId)
        {
            var paper = await getPassport.RunAsync(await ActorAsync(http), petId, Localization.Shown.Language, http.RequestAborted);
            return !paper.IsOk ? Results.NotFound() : await print.AnswerAsync<PassportDocument>(
                http,
                "passport",
                new() { ["Paper"] = paper.Value, ["PrintedOn"] = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(7)) });
        }

        private Task<Actor> ActorAsync(HttpContext http) => getActor.ReadAsync(http.User, http.RequestAborted);
    }
}
