using PetPro.Core.Accounts;
using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>A clinic's bookings by local month and service, from the summary that events keep.</summary>
public sealed class GetClinicReport(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public const int MostMonths = 36;

    /// <param name="until">The last month, any day of it; none = the month that it is at the clinic.</param>
    /// <param name="months">How many months, the last included.</param>
    public async Task<Result<ClinicReport>> RunAsync(Actor actor, Guid clinicId, DateOnly? until, int months, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.SeeReports))
        {
            return Error.NotFound;
        }

        if (months is < 1 or > MostMonths)
        {
            return Error.Invalid("months", "range-too-long", MostMonths);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => new { c.Name, c.TimeZone }).SingleAsync(cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var day = until ?? LocalTime.DateIn(zone, clock.GetUtcNow());
        var last = new DateOnly(day.Year, day.Month, 1);
        var first = last.AddMonths(1 - months);
        var rows = await db.Database.SqlQuery<ReportRow>($"""
            SELECT r.month AS "Month", r.service_id AS "ServiceId", s.name AS "ServiceName", r.bookings AS "Bookings", r.completed AS "Completed",
                   r.cancelled AS "Cancelled", r.no_shows AS "NoShows", r.revenue AS "Rupiah",
                   r.at_clinic AS "RupiahAtClinic"
            FROM bookings.clinic_booking_summary r JOIN clinics.services s ON s.id = r.service_id
            WHERE r.clinic_id = {clinicId} AND r.month >= {first} AND r.month <= {last} AND r.bookings <> 0
            ORDER BY r.month, s.name, r.service_id
            """).ToListAsync(cancellation);
        var age = (await db.Database.SqlQuery<ReportAge>($"""
            SELECT (SELECT max(refreshed_at) FROM bookings.clinic_booking_summary WHERE clinic_id = {clinicId}) AS "RefreshedAt",
                   (SELECT max(checked_at) FROM bookings.clinic_booking_summary_checks) AS "CheckedAt"
            """).ToListAsync(cancellation)).Single();
        return new ClinicReport(clinic.Name, clinic.TimeZone, first, last, rows, age.RefreshedAt, age.CheckedAt);
    }

    private sealed record ReportAge(DateTimeOffset? RefreshedAt, DateTimeOffset? CheckedAt);
}

/// <param name="First">The first day of the first month.</param>
/// <param name="Last">The first day of the last month.</param>
/// <param name="RefreshedAt">When a booking last changed a figure; none = there was no booking yet.</param>
/// <param name="CheckedAt">When all figures were last counted anew from the books.</param>
public sealed record ClinicReport(
    string ClinicName, string TimeZone, DateOnly First, DateOnly Last, IReadOnlyList<ReportRow> Rows, DateTimeOffset? RefreshedAt, DateTimeOffset? CheckedAt)
{
    /// <summary>Each month from the first to the last, also those without a booking.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = First; month <= Last; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }
}

/// <param name="Month">Its first day; the month of the visit on the clinic's calendar.</param>
/// <param name="Bookings">Confirmed ones, whatever became of them.</param>
/// <param name="Rupiah">Paid through PetPro and not given back.</param>
/// <param name="RupiahAtClinic">Of visits that are over, what the clinic took itself: those entered at its desk, and what was left beyond a deposit.</param>
public sealed record ReportRow(
    DateOnly Month, Guid ServiceId, string ServiceName, int Bookings, int Completed, int Cancelled, int NoShows, decimal Rupiah, decimal RupiahAtClinic)
{
    public Money Revenue => Money.Idr((long)Rupiah);

    public Money AtClinic => Money.Idr((long)RupiahAtClinic);
}
