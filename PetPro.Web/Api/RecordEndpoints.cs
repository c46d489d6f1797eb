using PetPro.Data.Mapping;
using PetPro.Data.Records;
using PetPro.Web.Localization;

namespace PetPro.Web.Api;

/// <summary>What clinics have written of my pets.</summary>
public static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder api)
    {
        var pet = api.MapGroup("/pets/{id:guid}").WithTags("pets").RequireAuthorization();
        pet.MapGet("/records", RecordsAsync).WithSummary("All that is on record of one of my pets, newest first: notes, vaccinations, prescriptions, files, weights.");
        pet.MapGet("/vaccinations", VaccinationsAsync).WithSummary("The vaccinations of one of my pets, newest first.");
    }

    private static async Task<IResult> RecordsAsync(
        Caller caller, Guid id, [AsParameters] PageQuery page, ListMyPetRecords list, CancellationToken cancellation)
    {
        var after = page.After<TimelineKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var records = await list.RunAsync(caller.Actor, id, new TimelineWanted(after.Value, page.Rows), Shown.Language, cancellation);
        return records.IsOk ? TypedResults.Ok(page.Of(records.Value.Entries, entry => entry.Key, Shape)) : records.Error.ToAnswer();
    }

    private static async Task<IResult> VaccinationsAsync(
        Caller caller, Guid id, [AsParameters] PageQuery page, ListMyVaccinations list, CancellationToken cancellation)
    {
        var after = page.After<VaccinationKey>();
        if (!after.IsOk)
        {
            return after.Error.ToAnswer();
        }

        var rows = await list.RunAsync(caller.Actor, id, after.Value, page.Rows, cancellation);
        return rows.IsOk ? TypedResults.Ok(page.Of(rows.Value, row => row.Key, Shape)) : rows.Error.ToAnswer();
    }

    private static object Shape(TimelineEntry entry) => new
    {
        entry.Id,
        Type = entry.Key.Kind,
        Date = entry.On,
        entry.ClinicName,
        entry.Author,
        Note = entry.Note is not { } note ? null : new
        {
            note.BookingId,
            note.ServiceName,
            note.Content.Complaint,
            note.Content.Findings,
            note.Content.Diagnosis,
            note.Content.Treatment,
            Weight = note.Content.Kilograms,
            note.Addenda,
        },
        entry.Vaccination,
        Prescription = entry.Prescription is not { } prescribed ? null : new
        {
            prescribed.Number,
            prescribed.Drug,
            Unit = prescribed.Unit.ToName(),
            prescribed.MgPerUnit,
            prescribed.UnitsPerDose,
            prescribed.TimesPerDay,
            prescribed.Days,
            prescribed.TotalUnits,
            prescribed.Repeats,
            prescribed.RepeatsLeft,
            prescribed.Instructions,
            prescribed.ValidUntil,
            prescribed.CancelReason,
        },
        entry.Attachment,
        Weight = entry.Kilograms,
    };

    private static object Shape(MyVaccination given) => new
    {
        given.Id,
        given.VaccineName,
        given.ProductName,
        given.BatchNumber,
        given.DoseNumber,
        Date = given.On,
        given.Expires,
        given.NextDue,
        given.ClinicName,
        given.CertificateNumber,
    };
}
