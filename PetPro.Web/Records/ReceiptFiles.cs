using PetPro.Core.Clinics;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Web.Account;
using PetPro.Web.Portals;
using PetPro.Web.Records.Documents;

namespace PetPro.Web.Records;

/// <summary>The receipt of a visit, for who paid for it and for who runs the clinic.</summary>
internal static class ReceiptFiles
{
    public static void MapReceiptFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/owner/bookings/{id:guid}/receipt.pdf", OwnersAsync).RequireAuthorization(Portal.Owner).ExcludeFromDescription();
        app.MapGet("/clinic/{clinicId:guid}/bookings/{id:guid}/receipt.pdf", ClinicsAsync).RequireAuthorization(Portal.Clinic).ExcludeFromDescription();
    }

    private static Task<IResult> OwnersAsync(Guid id, HttpContext http, GetActor getActor, GetReceipt get, PrintedDocument print, TimeProvider clock) =>
        PrintAsync(http, null, id, getActor, get, print, clock);

    private static Task<IResult> ClinicsAsync(Guid clinicId, Guid id, HttpContext http, GetActor getActor, GetReceipt get, PrintedDocument print, TimeProvider clock) =>
        PrintAsync(http, clinicId, id, getActor, get, print, clock);

    private static async Task<IResult> PrintAsync(
        HttpContext http, Guid? clinicId, Guid id, GetActor getActor, GetReceipt get, PrintedDocument print, TimeProvider clock)
    {
        var paper = await get.RunAsync(await getActor.ReadAsync(http.User, http.RequestAborted), clinicId, id, http.RequestAborted);
        return !paper.IsOk ? Results.NotFound() : await print.AnswerAsync<ReceiptDocument>(
            http,
            paper.Value.Reference,
            new() { ["Paper"] = paper.Value, ["PrintedOn"] = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(paper.Value.TimeZone), clock.GetUtcNow()) });
    }
}
