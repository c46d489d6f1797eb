using PetPro.Core.Pets;

namespace PetPro.Data.Pets;

/// <summary>What the link of an offer shows to whoever has it and has signed in.</summary>
public sealed class GetPetOffer(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="language">`en`, `id` or `ja`: of the name of the species.</param>
    public async Task<Result<PetOffer>> RunAsync(Actor actor, string token, string language, CancellationToken cancellation)
    {
        var hash = PetTransfer.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from transfer in db.PetTransfers
            join pet in db.Pets on transfer.PetId equals pet.Id
            join species in db.Species on pet.Species equals species.Code
            join giver in db.UserProfiles on transfer.FromUserId equals giver.UserId
            where transfer.TokenHash == hash
            select new { transfer, pet, species, giver.FullName }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null || !actor.IsSignedIn)
        {
            return Error.NotFound;
        }

        var email = await db.Users.Where(u => u.Id == actor.UserId && u.EmailConfirmed).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancellation);
        var isForMe = email == found.transfer.NormalizedEmail;
        var state = found.transfer.StateAt(clock.GetUtcNow());

        // Who has the link and not the address learns nothing of the animal; who has taken it over finds its page.
        return isForMe
            ? new PetOffer(
                state, true, found.pet.Id, found.pet.Name, language == "id" ? found.species.NameId : language == "ja" ? found.species.NameJa : found.species.NameEn,
                found.FullName, found.transfer.ExpiresAt)
            : new PetOffer(state, false, Guid.Empty, "", "", "", found.transfer.ExpiresAt);
    }
}

/// <param name="IsForMe">The offer went to the address of who is signed in; else nothing of the pet is told.</param>
public sealed record PetOffer(TransferState State, bool IsForMe, Guid PetId, string PetName, string SpeciesName, string GiverName, DateTimeOffset ExpiresAt);
