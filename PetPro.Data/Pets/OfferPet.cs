using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Core.Pets;
using PetPro.Data.Notifications;

namespace PetPro.Data.Pets;

/// <summary>An owner offers a pet to whoever reads the mail at an address. One offer at a time; one that has run out makes room.</summary>
public sealed class OfferPet(IDbContextFactory<PetProDb> contexts, MailQueue mails, TimeProvider clock)
{
    private const string OfferedAlready = "idx_pet_transfers_pet_id";

    public async Task<Result> RunAsync(Actor actor, Guid petId, string email, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockPetAsync(actor, petId, cancellation) is not { } pet)
        {
            return Error.NotFound;
        }

        var me = await db.Users.AsNoTracking().Where(u => u.Id == actor.UserId)
            .Select(u => new { u.NormalizedEmail, u.Profile.Language }).SingleAsync(cancellation);
        var address = EmailAddress.Parse(email);
        if (pet.HasDied || !address.IsOk || address.Value.Normalized == me.NormalizedEmail)
        {
            return pet.HasDied ? Error.Conflict("pet-died") : address.Error ?? Error.Invalid("email", "transfer-to-yourself");
        }

        var now = clock.GetUtcNow();
        await db.PetTransfers.Standing().Where(t => t.PetId == petId && t.ExpiresAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.WithdrawnAt, now), cancellation);
        var (offer, token) = PetTransfer.Offer(petId, actor.UserId, address.Value.Value, address.Value.Normalized, now);
        db.Add(offer);
        mails.Add(db, actor.UserId, MailTemplates.PetTransferOffered, me.Language, ArgumentsOf(offer, token), offer.ExpiresAt);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return Result.Ok;
        }
        catch (DbUpdateException refused) when (refused.IsViolationOf(OfferedAlready))
        {
            return Error.Conflict("transfer-open");
        }
    }

    private static Dictionary<string, string> ArgumentsOf(PetTransfer offer, string token) => new()
    {
        [MailArguments.Transfer] = offer.Id.ToString(),
        [MailArguments.Secret] = token,
    };
}
