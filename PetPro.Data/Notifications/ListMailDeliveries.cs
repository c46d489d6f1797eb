using PetPro.Core.Accounts;
using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

/// <param name="To">The account's address as it is now.</param>
/// <param name="LastError">What sort of failure the last one was.</param>
public sealed record MailLine(
    Guid Id,
    string Template,
    string Language,
    string? To,
    MailStatus Status,
    int Attempts,
    DateTimeOffset NextAttemptAt,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    bool IsRetryable);

/// <summary>For operators: mails sent, waiting and given up, the newest first, a page at a time. What they say is not shown.</summary>
public sealed class ListMailDeliveries(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="status">None = all.</param>
    /// <param name="after">The last line of the page before.</param>
    /// <param name="limit">1 to 100.</param>
    public async Task<Result<IReadOnlyList<MailLine>>> RunAsync(Actor actor, MailStatus? status, Guid? after, int limit, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var mails = db.MailDeliveries.AsNoTracking().Where(m => (status == null || m.Status == status) && (after == null || m.Id < after))
            .OrderByDescending(m => m.Id).Take(Math.Clamp(limit, 1, 100));
        var rows = await mails.Join(db.Users, m => m.UserId, u => u.Id, (Mail, User) => new { Mail, User.Email })
            .OrderByDescending(r => r.Mail.Id).ToListAsync(cancellation);
        return rows.ConvertAll(r => new MailLine(
            r.Mail.Id,
            r.Mail.Template,
            r.Mail.Language,
            r.Email,
            r.Mail.Status,
            r.Mail.Attempts,
            r.Mail.NextAttemptAt,
            r.Mail.LastError,
            r.Mail.CreatedAt,
            r.Mail.SentAt,
            r.Mail.IsRetryable));
    }
}
