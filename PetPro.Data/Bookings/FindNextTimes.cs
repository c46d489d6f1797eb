using PetPro.Core.Clinics;

namespace PetPro.Data.Bookings;

/// <summary>The next three times at which each service of a clinic can be had, in one query, for the clinic's public page.</summary>
public sealed class FindNextTimes(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>By service, with the offset of the clinic's zone; a service without a free time is missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DateTimeOffset>>> RunAsync(Actor actor, Guid clinicId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId && c.Status == ClinicStatus.Approved)
            .Select(c => new { c.TimeZone, c.BookingRules }).SingleOrDefaultAsync(cancellation);
        if (clinic is null)
        {
            return new Dictionary<Guid, IReadOnlyList<DateTimeOffset>>();
        }

        var now = clock.GetUtcNow();
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT s.id AS "ServiceId", first.at AS "First", second.at AS "Second", third.at AS "Third"
            FROM clinics.services s
            CROSS JOIN LATERAL (SELECT bookings.next_free(s.id, {now} + make_interval(mins => coalesce(s.notice_minutes, {clinic.BookingRules.NoticeMinutes})), {now}) AS at) first
            CROSS JOIN LATERAL (SELECT bookings.next_free(s.id, first.at, {now}) AS at) second
            CROSS JOIN LATERAL (SELECT bookings.next_free(s.id, second.at, {now}) AS at) third
            WHERE s.clinic_id = {clinicId} AND s.is_available AND first.at IS NOT NULL
            """).ToListAsync(cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        return rows.ToDictionary(
            r => r.ServiceId,
            r => (IReadOnlyList<DateTimeOffset>)[.. new[] { r.First, r.Second, r.Third }.OfType<DateTimeOffset>().Select(t => TimeZoneInfo.ConvertTime(t, zone))]);
    }

    private sealed record Row(Guid ServiceId, DateTimeOffset? First, DateTimeOffset? Second, DateTimeOffset? Third);
}
