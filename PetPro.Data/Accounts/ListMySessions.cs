using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <param name="Device">Empty = not to be told.</param>
/// <param name="LastSeenAt">Right to a few minutes.</param>
public sealed record SessionLine(Guid Id, SessionKind Kind, string Device, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt);

/// <summary>Where the actor is signed in now, the one seen last first.</summary>
public sealed class ListMySessions(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<SessionLine>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.SignInSessions.AsNoTracking().Where(s => s.UserId == actor.UserId && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).Take(Most)
            .Select(s => new SessionLine(s.Id, s.Kind, s.Device, s.CreatedAt, s.LastSeenAt, s.EndsAt))
            .ToListAsync(cancellation);
    }
}
