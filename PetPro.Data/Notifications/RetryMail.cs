using PetPro.Core.Accounts;

namespace PetPro.Data.Notifications;

/// <summary>Puts a mail that was given up back into the queue.</summary>
public sealed class RetryMail(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid mailId, CancellationToken cancellation)
    {
        if (!actor.May(Permissions.Operate))
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var mail = await db.MailDeliveries.FromSql($"SELECT * FROM notifications.mail_deliveries WHERE id = {mailId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellation);
        if (mail is null)
        {
            return Error.NotFound;
        }

        if (mail.Retry(clock.GetUtcNow()) is { IsOk: false } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}
