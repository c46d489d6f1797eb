namespace PetPro.Data.Pets;

/// <summary>Counts due dates anew where the database has marked them as stale. Two at once share the work: each pet is one's.</summary>
internal static class DueCount
{
    private const int AtOnce = 200;

    /// <returns>How many pets were counted.</returns>
    public static async Task<int> RunAsync(IDbContextFactory<PetProDb> contexts, CancellationToken cancellation)
    {
        var all = 0;
        int last;
        do
        {
            last = await CountAsync(contexts, cancellation);
            all += last;
        }
        while (last == AtOnce);

        return all;
    }

    private static async Task<int> CountAsync(IDbContextFactory<PetProDb> contexts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var stale = await db.Database.SqlQuery<Guid>($"""
            WITH picked AS (SELECT pet_id FROM pets.stale_dues ORDER BY pet_id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED)
            DELETE FROM pets.stale_dues s USING picked WHERE s.pet_id = picked.pet_id RETURNING s.pet_id AS "Value"
            """).ToListAsync(cancellation);
        if (stale.Count == 0)
        {
            return 0;
        }

        var vaccines = await db.Vaccines.InUseAsync(cancellation);
        var pets = await db.Pets.AsNoTracking().Where(p => stale.Contains(p.Id) && !p.IsArchived).ToListAsync(cancellation);
        var given = (await db.Vaccinations.AsNoTracking().Where(v => stale.Contains(v.PetId)).ToListAsync(cancellation)).ToLookup(v => v.PetId);
        await db.DueVaccines.Where(d => stale.Contains(d.PetId)).ExecuteDeleteAsync(cancellation);
        foreach (var pet in pets)
        {
            foreach (var vaccine in vaccines.Where(v => v.IsFor(pet.Species)))
            {
                var plan = vaccine.PlanOf(pet, given[pet.Id], vaccines);
                if (plan.NextDue is { } due)
                {
                    db.Add(new DueVaccine
                    {
                        PetId = pet.Id,
                        VaccineCode = vaccine.Code,
                        DueOn = due,
                        LastGivenOn = plan.LastGiven,
                        LastClinicId = given[pet.Id].Where(v => v.IsOf(vaccine, pet.Species, vaccines)).MaxBy(v => v.AdministeredDate)?.ClinicId,
                    });
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return stale.Count;
    }
}
