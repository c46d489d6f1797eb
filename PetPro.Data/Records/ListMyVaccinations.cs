using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>The vaccinations of one of an account's own pets, newest first.</summary>
public sealed class ListMyVaccinations(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<IReadOnlyList<MyVaccination>>> RunAsync(
        Actor actor, Guid petId, VaccinationKey? after, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSignedIn || !await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        var (day, id) = after is null ? (DateOnly.MaxValue, Guid.Empty) : (after.On, after.Id);
        return await (
            from vaccination in db.Vaccinations
            where vaccination.PetId == petId
                && EF.Functions.LessThan(ValueTuple.Create(vaccination.AdministeredDate, vaccination.Id), ValueTuple.Create(day, id))
            orderby vaccination.AdministeredDate descending, vaccination.Id descending
            select new MyVaccination(
                vaccination.Id,
                vaccination.VaccineName,
                vaccination.ProductName,
                vaccination.BatchNumber,
                vaccination.DoseNumber,
                vaccination.AdministeredDate,
                vaccination.ExpiryDate,
                vaccination.NextDueDate,
                db.Clinics.Where(c => c.Id == vaccination.ClinicId).Select(c => c.Name).FirstOrDefault(),
                vaccination.CertificateNumber)).AsNoTracking().Take(most).ToListAsync(cancellation);
    }
}

public sealed record VaccinationKey(DateOnly On, Guid Id);

/// <param name="ClinicName">None = given elsewhere.</param>
public sealed record MyVaccination(
    Guid Id,
    string VaccineName,
    string? ProductName,
    string? BatchNumber,
    int? DoseNumber,
    DateOnly On,
    DateOnly? Expires,
    DateOnly? NextDue,
    string? ClinicName,
    string? CertificateNumber)
{
    public VaccinationKey Key => new(On, Id);
}
