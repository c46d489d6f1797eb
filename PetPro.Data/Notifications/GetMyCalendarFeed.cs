namespace PetPro.Data.Notifications;

/// <summary>Since when the actor's calendar has its address; null where there is none.</summary>
public sealed class GetMyCalendarFeed(IDbContextFactory<PetProDb> contexts)
{
    public async Task<DateTimeOffset?> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.CalendarFeeds.Where(f => f.UserId == actor.UserId).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(cancellation);
    }
}
