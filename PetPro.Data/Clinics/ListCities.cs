using PetPro.Core.Clinics;

namespace PetPro.Data.Clinics;

/// <summary>The cities in which there are approved clinics, by name.</summary>
public sealed class ListCities(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<ClinicCity>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Clinics.Where(c => c.Status == ClinicStatus.Approved)
            .GroupBy(c => new { c.City, c.Province })
            .OrderBy(city => city.Key.City).ThenBy(city => city.Key.Province)
            .Select(city => new ClinicCity(city.Key.City, city.Key.Province, city.Count()))
            .ToListAsync(cancellation);
    }
}

public sealed record ClinicCity(string City, string Province, int Clinics);
