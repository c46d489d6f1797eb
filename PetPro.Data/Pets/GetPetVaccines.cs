namespace PetPro.Data.Pets;

/// <summary>What is due when for one of the actor's pets, counted at this moment, and what of it is booked already.</summary>
public sealed class GetPetVaccines(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the vaccines' names.</param>
    public async Task<Result<PetVaccines>> RunAsync(Actor actor, Guid petId, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var pet = await db.Pets.OwnedBy(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == petId, cancellation);
        if (pet is null)
        {
            return Error.NotFound;
        }

        var vaccines = await db.Vaccines.InUseAsync(cancellation);
        var given = await db.Vaccinations.AsNoTracking().Where(v => v.PetId == petId).ToListAsync(cancellation);
        var mine = vaccines.FindAll(v => v.IsFor(pet.Species));
        var codes = mine.Select(v => v.Code).ToArray();
        var covered = (await db.Database.SqlQuery<Cover>($"""
            SELECT code AS "Code", pets.covered_by({petId}, code, {clock.GetUtcNow()}) AS "By" FROM unnest({codes}) code
            """).ToListAsync(cancellation)).ToDictionary(c => c.Code, c => c.By);
        return new PetVaccines(pet.Id, pet.Name, pet.IsArchived,
        [
            .. mine.Select(v => (Vaccine: v, Plan: v.PlanOf(pet, given, vaccines)))
                .Where(v => v.Vaccine.IsCore || v.Plan.LastGiven is not null)
                .OrderBy(v => v.Plan.NextDue ?? DateOnly.MaxValue)
                .Select(v => new PetVaccine(v.Vaccine.Code, v.Vaccine.NameIn(language), v.Plan.NextDue, v.Plan.LastGiven, covered[v.Vaccine.Code])),
        ]);
    }

    private sealed record Cover(string Code, DateTimeOffset? By);
}

/// <param name="Vaccines">Those that every animal of its species should have, and those that it has had; what is due first stands first.</param>
public sealed record PetVaccines(Guid PetId, string PetName, bool IsArchived, IReadOnlyList<PetVaccine> Vaccines);

/// <param name="DueOn">None = the birth date is not known and nothing was given.</param>
/// <param name="BookedFor">When it is booked for, or held.</param>
public sealed record PetVaccine(string Code, string Name, DateOnly? DueOn, DateOnly? LastGiven, DateTimeOffset? BookedFor);
