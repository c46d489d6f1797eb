using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>
/// Mails a code to the address that the account of who asks is to have. The answer is the same for an address that has an account: its
/// owner is told by mail.
/// </summary>
public sealed class RequestEmailChange(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, CodesByMail codes, MailQueue mails, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, string? email, string? password, CancellationToken cancellation)
    {
        var address = EmailAddress.Parse(email);
        if (!address.IsOk)
        {
            return address.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockUserAsync(actor.UserId, cancellation) is not { } user)
        {
            return Error.NotFound;
        }

        var wrong = await user.ProveAsync(password, passwords, null, clock.GetUtcNow());
        if (wrong is null)
        {
            await SendAsync(db, user, address.Value, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return wrong is null ? Result.Ok : wrong;
    }

    private async Task SendAsync(PetProDb db, User user, EmailAddress address, CancellationToken cancellation)
    {
        user.WantAddress(address);
        var taken = await db.Users.Include(u => u.Profile).SingleOrDefaultAsync(u => u.NormalizedUserName == address.Normalized, cancellation);
        if (taken is null)
        {
            if (!await codes.TrySendAsync(db, user, CodePurpose.ChangeEmail, TimeSpan.Zero, cancellation, address.Value))
            {
                OneTimeCode.TryInVain(null);
            }

            return;
        }

        OneTimeCode.TryInVain(null);
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var wasTold = await db.MailDeliveries.AnyAsync(
            m => m.UserId == taken.Id && m.Template == MailTemplates.AccountExists && m.CreatedAt > since, cancellation);
        if (taken.Id != user.Id && !wasTold)
        {
            mails.Add(db, taken.Id, MailTemplates.AccountExists, taken.Profile.Language, new Dictionary<string, string> { [MailArguments.Link] = "/account/sign-in" });
        }
    }
}
