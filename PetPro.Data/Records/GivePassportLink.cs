using PetPro.Core.Records;
using PetPro.Data.Pets;

namespace PetPro.Data.Records;

/// <summary>An owner makes a link that shows a pet's record to whoever holds it, for a time.</summary>
public sealed class GivePassportLink(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int MostLive = 20;

    /// <returns>The link and its secret, which is never to be had again.</returns>
    public async Task<Result<GivenLink>> RunAsync(
        Actor actor, Guid petId, PassportScope scope, string label, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!actor.IsSignedIn || !await db.Pets.OwnedBy(actor).AnyAsync(p => p.Id == petId, cancellation))
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        if (await RecordDoors.Live(db, now).CountAsync(l => l.PetId == petId, cancellation) >= MostLive)
        {
            return Error.Conflict("too-many-links", MostLive);
        }

        var given = PassportLink.Give(petId, actor.UserId, scope, label, expiresAt, now);
        if (!given.IsOk)
        {
            return given.Error;
        }

        db.Add(given.Value.Link);
        await db.SaveChangesAsync(cancellation);
        return new GivenLink(given.Value.Link.Id, given.Value.Secret);
    }
}

public sealed record GivenLink(Guid Id, string Secret);
