namespace PetPro.Data.Notifications;

/// <summary>The actor has read one of their notices. Reading it again changes nothing.</summary>
public sealed class ReadNotification(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    public async Task<Result> RunAsync(Actor actor, Guid notificationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var notification = await db.Notifications.SingleOrDefaultAsync(n => n.Id == notificationId && n.UserId == actor.UserId, cancellation);
        if (notification is null)
        {
            return Error.NotFound;
        }

        if (!notification.IsRead)
        {
            notification.Read(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return Result.Ok;
    }
}
