namespace PetPro.Data.Notifications;

/// <summary>The address of the actor's calendar shows nothing from now on; doing it twice is as good.</summary>
public sealed class RemoveCalendarFeed(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.CalendarFeeds.Where(f => f.UserId == actor.UserId).ExecuteDeleteAsync(cancellation);
        return Result.Ok;
    }
}
