using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>The clinics at which the actor works, to switch between them.</summary>
public sealed class ListMyClinics(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<MyClinic>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var clinics = actor.ClinicsWhere(Permissions.SeeVisits);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Clinics.AsNoTracking().Where(c => clinics.Contains(c.Id)).OrderBy(c => c.Name)
            .Select(c => new MyClinic(c.Id, c.Name, c.City, c.TimeZone)).ToListAsync(cancellation);
    }
}

public sealed record MyClinic(Guid Id, string Name, string City, string TimeZone);
