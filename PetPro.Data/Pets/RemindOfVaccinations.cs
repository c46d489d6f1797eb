using PetPro.Core.Notifications;
using PetPro.Core.Pets;
using PetPro.Data.Jobs;
using PetPro.Data.Notifications;

namespace PetPro.Data.Pets;

/// <summary>
/// Tells owners which vaccinations are due: for each vaccine, day and step once, in one message a pet, at a decent hour of their own
/// clocks, and not while a booking covers it. Run twice or on two instances, the key of what was told lets only one tell it.
/// </summary>
public sealed class RemindOfVaccinations(IDbContextFactory<PetProDb> contexts, MailQueue mails, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 500;

    public static string Name => "vaccination-reminders";

    public static string Cron => "0 0/15 * * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await DueCount.RunAsync(contexts, cancellation);
        var told = 0;
        var after = Guid.Empty;
        List<Candidate> page;
        do
        {
            page = await ReadAsync(after, cancellation);
            foreach (var pet in page.GroupBy(c => c.PetId))
            {
                told += await TellAsync([.. pet], cancellation) ? 1 : 0;
            }

            after = page.Count == 0 ? after : page[^1].PetId;
        }
        while (page.Count > 0);

        return $"{told} owners told";
    }

    /// <summary>What is due around today and not covered, of whole pets; the zone is that of the clinic which the owner booked last.</summary>
    private async Task<List<Candidate>> ReadAsync(Guid after, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (from, to) = (today.AddDays(-VaccinationReminders.LongestOverdueDays - 1), today.AddDays(VaccinationReminders.Steps[0] + 1));
        return await db.Database.SqlQuery<Candidate>($"""
            WITH pet AS (
                SELECT DISTINCT d.pet_id FROM pets.due_vaccines d
                WHERE d.due_on BETWEEN {from} AND {to} AND d.pet_id > {after} ORDER BY d.pet_id LIMIT {AtOnce})
            SELECT d.pet_id AS "PetId", d.vaccine_code AS "Vaccine", d.due_on AS "DueOn", p.user_id AS "UserId", profile.language AS "Language",
                coalesce((SELECT c.time_zone FROM bookings.bookings b JOIN clinics.clinics c ON c.id = b.clinic_id
                    WHERE b.user_id = p.user_id ORDER BY b.created_at DESC LIMIT 1), 'Asia/Jakarta') AS "Zone",
                pets.covered_by(d.pet_id, d.vaccine_code, {now}) IS NOT NULL OR p.is_archived OR NOT u.is_active AS "IsSilent"
            FROM pet
            JOIN pets.due_vaccines d ON d.pet_id = pet.pet_id AND d.due_on BETWEEN {from} AND {to}
            JOIN pets.pets p ON p.id = d.pet_id
            JOIN accounts.users u ON u.id = p.user_id
            JOIN accounts.user_profiles profile ON profile.user_id = p.user_id
            ORDER BY d.pet_id, d.due_on, d.vaccine_code
            """).ToListAsync(cancellation);
    }

    /// <returns>Was there something to tell?</returns>
    private async Task<bool> TellAsync(IReadOnlyList<Candidate> due, CancellationToken cancellation)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(due[0].Zone));
        var today = DateOnly.FromDateTime(local.DateTime);
        var steps = due.Where(d => !d.IsSilent && VaccinationReminders.StepOn(today, d.DueOn) is not null).ToList();
        if (steps.Count == 0 || !VaccinationReminders.IsDecent(TimeOnly.FromDateTime(local.DateTime)))
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        List<Candidate> fresh = [];
        foreach (var reached in steps)
        {
            var isFirst = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO pets.vaccination_reminders (pet_id, vaccine_code, due_on, step, user_id, told_at)
                SELECT {reached.PetId}, {reached.Vaccine}, {reached.DueOn}, {VaccinationReminders.StepOn(today, reached.DueOn)!.Value}, p.user_id, {clock.GetUtcNow()}
                FROM pets.pets p WHERE p.id = {reached.PetId} AND p.user_id = {reached.UserId} AND NOT p.is_archived
                  AND pets.covered_by(p.id, {reached.Vaccine}, {clock.GetUtcNow()}) IS NULL
                ON CONFLICT DO NOTHING
                """, cancellation) == 1;
            if (isFirst)
            {
                fresh.Add(reached);
            }
        }

        if (fresh.Count > 0)
        {
            await TellAsync(db, fresh, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return fresh.Count > 0;
    }

    private async Task TellAsync(PetProDb db, List<Candidate> due, CancellationToken cancellation)
    {
        var (pet, owner, language) = (due[0].PetId, due[0].UserId, due[0].Language);
        var link = $"/owner/pets/{pet}/vaccinate?vaccines={string.Join(',', due.Select(d => d.Vaccine))}";
        var list = DueList.Write(due.Select(d => (d.Vaccine, d.DueOn)));
        db.Tell(owner, language, NotificationTypes.VaccinationDue, await DueList.FactsAsync(db, pet, list, language, cancellation), link);
        mails.Add(db, owner, NotificationTypes.VaccinationDue, language, new Dictionary<string, string>
        {
            [MailArguments.Pet] = pet.ToString(),
            [MailArguments.Due] = list,
            [MailArguments.Link] = link,
        });
    }

    private sealed record Candidate(Guid PetId, string Vaccine, DateOnly DueOn, Guid UserId, string Language, string Zone, bool IsSilent);
}
