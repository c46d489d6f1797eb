using PetPro.Core.Accounts;

namespace PetPro.Data.Clinics;

/// <summary>The clinics at which the actor works, to switch between them; the one that was open last comes first.</summary>
public sealed class ListMyClinics(IDbContextFactory<PetProDb> contexts)
{
    public async Task<IReadOnlyList<MyClinic>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var clinics = actor.ClinicsWhere(Permissions.SeeVisits);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await (
            from clinic in db.Clinics
            where clinics.Contains(clinic.Id)
            let last = db.Staff.Where(s => s.ClinicId == clinic.Id && s.UserId == actor.UserId).Max(s => s.LastOpenedAt)
            orderby last ?? DateTimeOffset.MinValue descending, clinic.Name, clinic.Id
            select new MyClinic(clinic.Id, clinic.Name, clinic.City, clinic.TimeZone, last)).AsNoTracking().ToListAsync(cancellation);
    }
}

/// <param name="LastOpenedAt">None = never yet.</param>
public sealed record MyClinic(Guid Id, string Name, string City, string TimeZone, DateTimeOffset? LastOpenedAt);
