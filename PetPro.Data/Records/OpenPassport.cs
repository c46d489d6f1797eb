using PetPro.Core.Records;

namespace PetPro.Data.Records;

/// <summary>What a passport link shows to whoever holds it. That it was opened is logged with it; a link that has ended is not found.</summary>
public sealed class OpenPassport(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species and breed.</param>
    public async Task<Result<OpenedPassport>> RunAsync(Actor actor, string secret, TimelineWanted wanted, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await PassportDoors.FindAsync(db, secret, now, cancellation) is not { } link)
        {
            return Error.NotFound;
        }

        db.Add(RecordReading.ByLink(link.PetId, link.Id, ReadingOf.Passport, null, now));
        await db.SaveChangesAsync(cancellation);
        var pet = await PetIdentities.ReadAsync(db, link.PetId, language, cancellation);
        var isWhole = link.Scope == PassportScope.Record;
        return new OpenedPassport(
            pet with { OwnerName = "", Kilograms = isWhole ? pet.Kilograms : null, HealthNotes = isWhole ? pet.HealthNotes : null },
            link.Scope,
            link.ExpiresAt,
            await PassportVaccinations.ReadAsync(db, link.PetId, cancellation),
            isWhole ? await Timeline.ReadAsync(db, link.PetId, PassportScope.Record, null, wanted, cancellation) : []);
    }
}

/// <param name="Pet">Without the owner's name; weight and notes only where the whole record is shown.</param>
/// <param name="Entries">Newest first; none where only vaccinations are shown.</param>
public sealed record OpenedPassport(
    PetIdentity Pet, PassportScope Scope, DateTimeOffset ExpiresAt, IReadOnlyList<PassportVaccination> Vaccinations, IReadOnlyList<TimelineEntry> Entries);

internal static class PassportDoors
{
    public static async Task<PassportLink?> FindAsync(PetProDb db, string? secret, DateTimeOffset now, CancellationToken cancellation) =>
        PassportLink.HashOf(secret) is { } hash
            ? await RecordDoors.Live(db, now).AsNoTracking().SingleOrDefaultAsync(l => l.SecretHash == hash, cancellation)
            : null;
}
