using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>The passport links that an owner has made for a pet, newest first; the latest that have ended are among them.</summary>
public sealed class ListPassportLinks(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<MyPassportLink>> RunAsync(Actor actor, Guid petId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.PassportLinks.AsNoTracking().Where(l => l.PetId == petId && l.UserId == actor.UserId)
            .OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Take(Most)
            .Select(l => new MyPassportLink(
                l.Id,
                l.Label,
                l.Scope,
                l.ExpiresAt,
                l.RevokedAt,
                l.RevokedAt == null && l.ExpiresAt > now,
                (from held in db.PassportClinics join clinic in db.Clinics on held.ClinicId equals clinic.Id where held.LinkId == l.Id orderby clinic.Name select clinic.Name).ToList(),
                db.RecordReadings.Count(r => r.LinkId == l.Id)))
            .ToListAsync(cancellation);
    }
}

/// <param name="Clinics">That keep it.</param>
/// <param name="Readings">How often something was read through it.</param>
public sealed record MyPassportLink(
    Guid Id, string Label, PassportScope Scope, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool IsLive, IReadOnlyList<string> Clinics, int Readings);
