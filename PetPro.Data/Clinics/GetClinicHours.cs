using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A clinic's week, its special days to come and its booking rules, for its managers.</summary>
public sealed class GetClinicHours(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<Result<ClinicHours>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.ManagedBy(actor).Where(c => c.Id == clinicId).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var today = LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone), clock.GetUtcNow());
        var days = await db.OpeningExceptions.Where(e => e.ClinicId == clinicId && e.Date >= today).OrderBy(e => e.Date)
            .AsNoTracking().Take(Most).ToListAsync(cancellation);
        return new ClinicHours(clinic.Name, clinic.TimeZone, today, clinic.OperatingHours, days, clinic.BookingRules);
    }
}

/// <param name="Today">On the clinic's calendar.</param>
public sealed record ClinicHours(
    string ClinicName, string TimeZone, DateOnly Today, WeeklyHours Week, IReadOnlyList<OpeningException> SpecialDays, BookingRules Rules);
