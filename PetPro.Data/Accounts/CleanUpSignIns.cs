using PetPro.Data.Jobs;

namespace PetPro.Data.Accounts;

/// <summary>Forgets one-time codes and whole sessions that ended long ago.</summary>
public sealed class CleanUpSignIns(IDbContextFactory<PetProDb> contexts, TimeProvider clock) : IJobWork
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public static string Name => "sign-in-clean-up";

    public static string Cron => "0 25 19 * * ?";

    public async Task<string> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var before = clock.GetUtcNow() - Keep;
        var codes = await db.OneTimeCodes.Where(c => c.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
        var tokens = await db.RefreshTokens.Where(t => t.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
        await db.SignInSessions.Where(s => s.EndsAt < before).ExecuteDeleteAsync(cancellation);
        return $"{codes} codes and {tokens} refresh tokens forgotten";
    }
}
