using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Is what a browser's cookie says still so: the account active, its password the same, the session not ended? Notes that it was seen.</summary>
public sealed class IsStillSignedIn(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    /// <param name="stamp">What <see cref="SignedIn.Stamp"/> was.</param>
    /// <param name="sessionId">None = a cookie from before there were sessions.</param>
    public async Task<bool> RunAsync(Actor _, Guid userId, string? stamp, Guid? sessionId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var isGood = await db.Users.AnyAsync(
            u => u.Id == userId && u.IsActive && (u.SecurityStamp ?? "") == stamp && (sessionId == null
                || db.SignInSessions.Any(s => s.Id == sessionId && s.UserId == userId && s.EndedAt == null && s.EndsAt > now)),
            cancellation);
        if (isGood && sessionId is not null)
        {
            var before = now - SignInSession.SeenEvery;
            await db.SignInSessions.Where(s => s.Id == sessionId && s.LastSeenAt < before)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellation);
        }

        return isGood;
    }
}
