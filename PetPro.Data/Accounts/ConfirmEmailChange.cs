using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Gives the account of who asks the address to which the code was sent. The address before is told.</summary>
public sealed class ConfirmEmailChange(IDbContextFactory<PetProDb> contexts, CodesByMail codes, SecurityNews news)
{
    public async Task<Result> RunAsync(Actor actor, string? code, CancellationToken cancellation)
    {
        var wrong = Error.Invalid("code", "code-wrong");
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockUserAsync(actor.UserId, cancellation) is not { } user)
        {
            return Error.NotFound;
        }

        var isRight = await codes.TryTakeAsync(db, user.Id, CodePurpose.ChangeEmail, code, cancellation) && user.NewEmail is not null;
        await db.SaveChangesAsync(cancellation);
        var wanted = user.NewEmail?.ToUpperInvariant();
        if (isRight && await db.Users.AnyAsync(u => u.NormalizedUserName == wanted, cancellation))
        {
            isRight = false;
        }

        if (isRight)
        {
            var before = user.Email!;
            user.TakeNewAddress();
            news.Tell(db, user, SecurityNews.AddressChanged, before);
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return isRight ? Result.Ok : wrong;
    }
}
