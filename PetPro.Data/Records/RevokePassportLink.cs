namespace PetPro.Data.Records;

/// <summary>An owner ends a passport link; from now on it shows nothing, also to the clinics that kept it.</summary>
public sealed class RevokePassportLink(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid petId, Guid linkId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var link = await db.PassportLinks
            .FromSql($"SELECT * FROM records.passport_links WHERE id = {linkId} AND pet_id = {petId} AND user_id = {actor.UserId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);
        if (link is null)
        {
            return Error.NotFound;
        }

        link.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
