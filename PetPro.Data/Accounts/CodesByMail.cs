using PetPro.Core.Accounts;
using PetPro.Core.Notifications;
using PetPro.Data.Notifications;

namespace PetPro.Data.Accounts;

/// <summary>Sends one-time codes and takes them back. The account's row must be locked: tries and codes are counted.</summary>
public sealed class CodesByMail(MailQueue mails, TimeProvider clock)
{
    /// <summary>Queues a new code in the commit of the caller; the ones before it are good for nothing from then on.</summary>
    /// <param name="to">Another address than the account's.</param>
    /// <returns>False when there were too many lately; nothing is sent then.</returns>
    public async Task<bool> TrySendAsync(
        PetProDb db, User user, CodePurpose purpose, TimeSpan pause, CancellationToken cancellation, string? to = null)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromHours(1);
        var earlier = await db.OneTimeCodes
            .Where(c => c.UserId == user.Id && c.Type == purpose && c.CreatedAt > since).ToListAsync(cancellation);
        if (!OneTimeCode.MayIssue([.. earlier.Select(c => c.CreatedAt)], now, pause))
        {
            return false;
        }

        earlier.ForEach(c => c.Withdraw());
        var (kept, code) = OneTimeCode.Issue(user.Id, purpose, now);
        db.OneTimeCodes.Add(kept);
        var template = purpose switch
        {
            CodePurpose.VerifyEmail => MailTemplates.VerifyEmail,
            CodePurpose.ChangeEmail => MailTemplates.ChangeEmail,
            _ => MailTemplates.ResetPassword,
        };
        mails.AddCode(db, user.Id, template, user.Profile.Language, code, OneTimeCode.GoodFor, to);
        return true;
    }

    /// <summary>
    /// Mails a code on request to the account with that address, where there is one that waits for such a code. Whether there is cannot
    /// be told from the answer or from the time that it takes.
    /// </summary>
    public async Task<Result> AnswerAsync(
        IDbContextFactory<PetProDb> contexts, string? email, CodePurpose purpose, Func<User, bool> waits, CancellationToken cancellation)
    {
        var address = EmailAddress.Parse(email);
        if (!address.IsOk)
        {
            return address.Error;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var user = await db.LockUserAsync(address.Value.Normalized, cancellation);
        if (user is null || !waits(user) || !await TrySendAsync(db, user, purpose, OneTimeCode.Pause, cancellation))
        {
            OneTimeCode.TryInVain(null);
            return Result.Ok;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }

    /// <summary>Whether the code is the last one that was sent. The try is counted in the commit of the caller, who must commit either way.</summary>
    public async Task<bool> TryTakeAsync(PetProDb db, Guid userId, CodePurpose purpose, string? typed, CancellationToken cancellation)
    {
        var last = await db.OneTimeCodes.Where(c => c.UserId == userId && c.Type == purpose)
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
        if (last is null)
        {
            OneTimeCode.TryInVain(typed);
            return false;
        }

        return last.Try(typed, clock.GetUtcNow());
    }
}
