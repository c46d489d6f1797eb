using PetPro.Data.Pets;

namespace PetPro.Data.Bookings;

/// <summary>
/// Where a pet can be vaccinated soon: services that give at least one of the wanted vaccines, first those that give most of them,
/// then the clinic that gave one last, then its city, then the earliest.
/// </summary>
public sealed class FindVaccinationOffers(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int Most = 4;

    /// <param name="vaccines">Codes; wanted together.</param>
    /// <param name="clinicId">Only there; none = anywhere.</param>
    public async Task<IReadOnlyList<VaccinationOffer>> RunAsync(
        Actor actor, Guid petId, IReadOnlyList<string> vaccines, Guid? clinicId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var species = await db.Pets.OwnedBy(actor).Where(p => p.Id == petId && !p.IsArchived).Select(p => p.Species).SingleOrDefaultAsync(cancellation);
        var (wanted, now) = (vaccines.ToArray(), clock.GetUtcNow());
        return species is null ? [] : await db.Database.SqlQuery<VaccinationOffer>($"""
            WITH known AS (
                SELECT clinic_id, max(on_day) AS on_day FROM (
                    SELECT v.clinic_id, v.administered_date AS on_day FROM pets.vaccinations v WHERE v.pet_id = {petId} AND v.clinic_id IS NOT NULL
                    UNION ALL
                    SELECT b.clinic_id, s.slot_date FROM bookings.bookings b JOIN bookings.slots s ON s.id = b.slot_id
                    WHERE b.user_id = {actor.UserId} AND b.status IN ('confirmed', 'in-progress', 'completed')) visits
                GROUP BY clinic_id
            ), offers AS (
                SELECT s.id, s.name, s.price, s.clinic_id, c.name AS clinic, c.city, c.time_zone,
                    bookings.next_free(s.id, {now} + make_interval(mins => coalesce(s.notice_minutes, (c.booking_rules ->> 'notice_minutes')::int)), {now}) AS next,
                    (SELECT count(*) FROM unnest(s.gives_vaccines) g WHERE g = ANY ({wanted}))::int AS gives,
                    (SELECT max(on_day) FROM known k WHERE k.clinic_id = c.id) AS known_on,
                    c.city IN (SELECT kc.city FROM known k JOIN clinics.clinics kc ON kc.id = k.clinic_id) AS is_near
                FROM clinics.services s
                JOIN clinics.clinics c ON c.id = s.clinic_id
                WHERE c.status = 'approved' AND s.is_available AND s.gives_vaccines && {wanted}
                  AND (cardinality(s.species) = 0 OR {species} = ANY (s.species))
                  AND ({clinicId}::uuid IS NULL OR c.id = {clinicId})
                ORDER BY gives DESC, known_on DESC NULLS LAST, is_near DESC
                LIMIT 40
            )
            SELECT id AS "ServiceId", name AS "ServiceName", price::bigint AS "Rupiah", clinic_id AS "ClinicId", clinic AS "ClinicName", city AS "City",
                   time_zone AS "TimeZone", next AS "NextFree", known_on IS NOT NULL AS "IsKnown"
            FROM offers WHERE next IS NOT NULL
            ORDER BY gives DESC, known_on DESC NULLS LAST, is_near DESC, next, id
            LIMIT {Most}
            """).ToListAsync(cancellation);
    }
}

/// <param name="IsKnown">The pet was there.</param>
public sealed record VaccinationOffer(
    Guid ServiceId,
    string ServiceName,
    long Rupiah,
    Guid ClinicId,
    string ClinicName,
    string City,
    string TimeZone,
    DateTimeOffset NextFree,
    bool IsKnown);
