using Npgsql;
using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>
/// Makes an account whose address is still to be proven, and mails the code for it. The answer never tells whether the address
/// has an account: its owner is told by mail. Until the address is proven the last one to register it sets name and password.
/// </summary>
public sealed class RegisterAccount(
    IDbContextFactory<PetProDb> contexts, Passwords passwords, CodesByMail codes, MailQueue mails, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor _, NewAccount asked, CancellationToken cancellation)
    {
        if (asked.Check() is { } wrong)
        {
            return wrong;
        }

        var hash = passwords.Hash(asked.Password!);
        try
        {
            await TryAsync(asked, hash, cancellation);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody registered the same address in this very moment: it is taken now.
            await TryAsync(asked, hash, cancellation);
        }

        return Result.Ok;
    }

    private async Task TryAsync(NewAccount asked, string hash, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var email = EmailAddress.Parse(asked.Email).Value;
        var user = await db.LockUserAsync(email.Normalized, cancellation);
        if (user is { EmailConfirmed: true })
        {
            await TellOwnerAsync(db, user, cancellation);
            OneTimeCode.TryInVain(null);
        }
        else
        {
            if (user is null)
            {
                user = User.Register(email, clock.GetUtcNow());
                db.Users.Add(user);
            }

            user.Profile.Language = Languages.OrDefault(asked.Language);
            if (await codes.TrySendAsync(db, user, CodePurpose.VerifyEmail, TimeSpan.Zero, cancellation))
            {
                user.TakePassword(hash);
                Introduce(user, asked);
            }
            else
            {
                OneTimeCode.TryInVain(null);
            }
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whom a clinic has taken down keeps the name and number that it knows, until the address is proven.</summary>
    private static void Introduce(User user, NewAccount asked)
    {
        if (!user.IsGuest)
        {
            user.Profile.FullName = asked.FullName!.Trim();
            user.Profile.PhoneNumber = PhoneNumber.Parse(asked.PhoneNumber).Value.Value;
        }
    }

    private async Task TellOwnerAsync(PetProDb db, User owner, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        var wasTold = await db.MailDeliveries
            .AnyAsync(m => m.UserId == owner.Id && m.Template == MailTemplates.AccountExists && m.CreatedAt > since, cancellation);
        if (!wasTold)
        {
            mails.Add(db, owner.Id, MailTemplates.AccountExists, owner.Profile.Language, new Dictionary<string, string> { [MailArguments.Link] = "/account/sign-in" });
        }
    }
}
