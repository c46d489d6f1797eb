using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>Whoever was invited to take a pet over says no. It waits for an acceptance or a withdrawal at the same moment; one of them counts.</summary>
public sealed class DeclinePet(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, string token, CancellationToken cancellation)
    {
        var hash = PetTransfer.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var petId = await db.PetTransfers.Where(t => t.TokenHash == hash).Select(t => (Guid?)t.PetId).SingleOrDefaultAsync(cancellation);
        if (petId is null || !actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM pets.pets WHERE id = {petId} FOR UPDATE", cancellation);
        var offer = await db.PetTransfers.SingleAsync(t => t.TokenHash == hash, cancellation);
        var email = await db.Users.Where(u => u.Id == actor.UserId && u.EmailConfirmed).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        if (offer.Decline(email, clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
