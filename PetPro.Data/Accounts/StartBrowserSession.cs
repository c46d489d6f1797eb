using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Starts the session of a browser whose person has just signed in.</summary>
public sealed class StartBrowserSession(IDbContextFactory<PetProDb> contexts, Sessions sessions)
{
    /// <returns>The session that its cookie names from now on.</returns>
    public async Task<Guid> RunAsync(Actor _, SignedIn account, SignInDevice device, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var opened = await sessions.OpenAsync(db, account.UserId, SessionKind.Browser, device, cancellation);
        await db.SaveChangesAsync(cancellation);
        return opened.Id;
    }
}
