using PetPro.Core.Accounts;

namespace PetPro.Data.Records;

/// <summary>
/// The animals whose record a clinic may read, by name: those that have or had a visit there, and those of whose owner it holds a
/// live passport link. Words are looked for in the pet's and the owner's name; digits are a microchip.
/// </summary>
public sealed class ListPatients(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species.</param>
    public async Task<Result<IReadOnlyList<PatientRow>>> RunAsync(
        Actor actor, Guid clinicId, PatientsWanted wanted, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await RecordDoors.StaffAsync(db, actor, clinicId, Permissions.ReadRecords, cancellation) is null)
        {
            return Error.NotFound;
        }

        var live = RecordDoors.Live(db, clock.GetUtcNow());
        var visits = db.Bookings.Where(b => b.ClinicId == clinicId && RecordDoors.Visits.Contains(b.Status));
        var mine = visits.Select(b => b.PetId).Union(
            from held in db.PassportClinics join link in live on held.LinkId equals link.Id where held.ClinicId == clinicId select link.PetId);
        var found =
            from pet in db.Pets
            join species in db.Species on pet.Species equals species.Code
            join owner in db.UserProfiles on pet.UserId equals owner.UserId
            where mine.Contains(pet.Id)
            select new { pet, species, owner };
        foreach (var word in (wanted.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            var like = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            found = found.Where(f => EF.Functions.ILike(f.pet.Name, like) || EF.Functions.ILike(f.owner.FullName, like) || f.pet.MicrochipId == word);
        }

        var after = wanted.After ?? new PatientKey("", Guid.Empty);
        return await found
            .Where(f => EF.Functions.GreaterThan(ValueTuple.Create(f.pet.Name, f.pet.Id), ValueTuple.Create(after.Name, after.Id)))
            .OrderBy(f => f.pet.Name).ThenBy(f => f.pet.Id)
            .Select(f => new PatientRow(
                f.pet.Id,
                f.pet.Name,
                language == "id" ? f.species.NameId : language == "ja" ? f.species.NameJa : f.species.NameEn,
                f.pet.MicrochipId,
                f.owner.FullName,
                visits.Where(b => b.PetId == f.pet.Id).Join(db.Slots, b => b.SlotId, s => s.Id, (b, s) => (DateTimeOffset?)s.StartsAt).Max(),
                f.pet.PhotoKey != null))
            .AsNoTracking().Take(wanted.Most).ToListAsync(cancellation);
    }
}

/// <param name="Text">Of the pet's or the owner's name, or a microchip; none = all.</param>
public sealed record PatientsWanted(string? Text = null, PatientKey? After = null, int Most = 20);

public sealed record PatientKey(string Name, Guid Id);

/// <param name="LastVisit">The latest visit to this clinic, also one that is to come; none = by a passport link.</param>
public sealed record PatientRow(
    Guid PetId, string Name, string Species, string? MicrochipId, string OwnerName, DateTimeOffset? LastVisit, bool HasPhoto)
{
    public PatientKey Key => new(Name, PetId);
}
