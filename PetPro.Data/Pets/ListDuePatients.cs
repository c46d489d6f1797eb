using PetPro.Core.Accounts;

namespace PetPro.Data.Pets;

/// <summary>
/// A clinic's patients whose vaccinations are due within thirty days or have been for at most ninety, the longest first; whether
/// their owners were told, and whether a visit is booked, here or elsewhere. By pages.
/// </summary>
public sealed class ListDuePatients(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="language">`en`, `id` or `ja`: of the vaccines' names.</param>
    public async Task<Result<IReadOnlyList<DuePatient>>> RunAsync(
        Actor actor, Guid clinicId, DuePatientKey? after, string language, CancellationToken cancellation)
    {
        if (!actor.MayAt(clinicId, Permissions.ReadRecords))
        {
            return Error.NotFound;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var key = after ?? new DuePatientKey(DateOnly.MinValue, Guid.Empty, "");
        return await db.Database.SqlQuery<DuePatient>($"""
            SELECT d.pet_id AS "PetId", p.name AS "PetName", owner.full_name AS "OwnerName", owner.phone_number AS "OwnerPhone",
                d.vaccine_code AS "VaccineCode", CASE {language} WHEN 'id' THEN v.name_id WHEN 'ja' THEN v.name_ja ELSE v.name_en END AS "VaccineName",
                d.due_on AS "DueOn",
                (SELECT max(r.told_at) FROM pets.vaccination_reminders r
                    WHERE r.pet_id = d.pet_id AND r.vaccine_code = d.vaccine_code AND r.due_on = d.due_on) AS "ToldAt",
                pets.covered_by(d.pet_id, d.vaccine_code, {now}) AS "BookedFor"
            FROM pets.due_vaccines d
            JOIN pets.pets p ON p.id = d.pet_id AND NOT p.is_archived
            JOIN pets.vaccines v ON v.code = d.vaccine_code
            JOIN accounts.user_profiles owner ON owner.user_id = p.user_id
            WHERE d.due_on BETWEEN {today.AddDays(-90)} AND {today.AddDays(30)}
              AND (d.due_on, d.pet_id, d.vaccine_code) > ({key.DueOn}, {key.PetId}, {key.VaccineCode})
              AND EXISTS (SELECT 1 FROM bookings.bookings b WHERE b.pet_id = d.pet_id AND b.clinic_id = {clinicId}
                  AND b.status IN ('confirmed', 'in-progress', 'completed'))
            ORDER BY d.due_on, d.pet_id, d.vaccine_code
            LIMIT {PageSize}
            """).ToListAsync(cancellation);
    }
}

/// <param name="ToldAt">When the owner was last told that this is due; none = not yet.</param>
/// <param name="BookedFor">When a visit that gives it is booked or held; none = it is not.</param>
public sealed record DuePatient(
    Guid PetId,
    string PetName,
    string OwnerName,
    string OwnerPhone,
    string VaccineCode,
    string VaccineName,
    DateOnly DueOn,
    DateTimeOffset? ToldAt,
    DateTimeOffset? BookedFor)
{
    public DuePatientKey Key => new(DueOn, PetId, VaccineCode);
}

/// <summary>By what the list is ordered.</summary>
public sealed record DuePatientKey(DateOnly DueOn, Guid PetId, string VaccineCode);
