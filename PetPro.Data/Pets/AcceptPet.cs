using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>
/// Takes over a pet that was offered, with all that is known of it. The lock on the pet's row makes two acceptances, a withdrawal,
/// a death and a hold wait for each other: of two acceptances one wins.
/// </summary>
public sealed class AcceptPet(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <returns>The pet's id.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, string token, CancellationToken cancellation)
    {
        var hash = PetTransfer.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var petId = await db.PetTransfers.Where(t => t.TokenHash == hash).Select(t => (Guid?)t.PetId).SingleOrDefaultAsync(cancellation);
        if (petId is null || !actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var pet = await db.Pets.FromSql($"SELECT * FROM pets.pets WHERE id = {petId} FOR UPDATE").SingleAsync(cancellation);
        var offer = await db.PetTransfers.SingleAsync(t => t.TokenHash == hash, cancellation);
        var email = await db.Users.Where(u => u.Id == actor.UserId && u.EmailConfirmed).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        if (offer.AcceptedBy == actor.UserId && pet.UserId == actor.UserId)
        {
            return pet.Id;
        }

        var now = clock.GetUtcNow();
        if (offer.Accept(actor.UserId, email, now) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        if (offer.FromUserId != pet.UserId || pet.MoveTo(actor.UserId) is { IsOk: false })
        {
            return Error.Conflict("transfer-closed");
        }

        // Whom the former owner has let read the record reads it no more.
        await db.PassportLinks.Where(l => l.PetId == pet.Id && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return pet.Id;
    }
}
