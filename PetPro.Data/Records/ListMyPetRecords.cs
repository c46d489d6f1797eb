using PetPro.Core.Records;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>All that is written of one of an account's own pets, newest first; a note from when its visit is completed.</summary>
public sealed class ListMyPetRecords(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="language">`en`, `id` or `ja`: of the names of species and breed.</param>
    public async Task<Result<MyPetRecords>> RunAsync(Actor actor, Guid petId, TimelineWanted wanted, string language, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSignedIn || !await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        return new MyPetRecords(
            await PetIdentities.ReadAsync(db, petId, language, cancellation),
            await Timeline.ReadAsync(db, petId, PassportScope.Record, null, wanted, cancellation));
    }
}

/// <param name="Entries">Newest first.</param>
public sealed record MyPetRecords(PetIdentity Pet, IReadOnlyList<TimelineEntry> Entries);
