using System.Globalization;
using System.Text;
using PetPro.Data.Accounts;
using PetPro.Data.Bookings;
using PetPro.Web.Account;
using PetPro.Web.Portals;

namespace PetPro.Web.Clinic.Reports;

/// <summary>The clinic's report as a table for other programs.</summary>
public static class ReportFile
{
    public static void MapReportFile(this IEndpointRouteBuilder app) =>
        app.MapGet("/clinic/{clinicId:guid}/reports.csv", WriteAsync).RequireAuthorization(Portal.Clinic).ExcludeFromDescription();

    /// <summary>UTF-8 with the mark by which spreadsheets know it; numbers without grouping, months as 2026-11.</summary>
    public static byte[] Write(ClinicReport report)
    {
        var text = new StringBuilder("month,service,bookings,completed,cancelled,no_shows,revenue_idr,at_clinic_idr\r\n");
        foreach (var row in report.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Month:yyyy-MM},{Cell(row.ServiceName)},{row.Bookings},{row.Completed},{row.Cancelled},{row.NoShows},{row.Revenue.Amount},{row.AtClinic.Amount}\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Quoted; what a spreadsheet would take for a formula is marked as words.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static async Task<IResult> WriteAsync(
        Guid clinicId, DateOnly? until, int? months, HttpContext http, GetActor getActor, GetClinicReport get, CancellationToken cancellation)
    {
        var actor = await getActor.ReadAsync(http.User, cancellation);
        var report = await get.RunAsync(actor, clinicId, until, months ?? 12, cancellation);
        return report.IsOk
            ? Results.File(Write(report.Value), "text/csv; charset=utf-8", $"PetPro-{report.Value.First:yyyy-MM}-{report.Value.Last:yyyy-MM}.csv")
            : Results.NotFound();
    }
}
