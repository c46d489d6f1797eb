using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>A clinic is closed on a day, or has hours of its own then. Said again for the same day, the last word counts.</summary>
public sealed class SetSpecialDay(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid clinicId, DateOnly date, DayHours? hours, string reason, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var clinic = await db.Clinics.ManagedBy(actor).SingleOrDefaultAsync(c => c.Id == clinicId, cancellation);
        if (clinic is null)
        {
            return Error.NotFound;
        }

        var day = clinic.OpenOn(date, hours, reason, LocalTime.DateIn(TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone), clock.GetUtcNow()));
        if (!day.IsOk)
        {
            return day.Error;
        }

        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO clinics.opening_exceptions (clinic_id, date, open, close, reason)
            VALUES ({clinicId}, {date}, {day.Value.Open}, {day.Value.Close}, {day.Value.Reason})
            ON CONFLICT (clinic_id, date) DO UPDATE SET open = excluded.open, close = excluded.close, reason = excluded.reason
            """, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
