using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <param name="SessionId">The family of its refresh tokens.</param>
/// <param name="RefreshToken">Handed out once; the database holds its hash.</param>
public sealed record Session(SignedIn Account, Guid SessionId, string RefreshToken);

/// <summary>Starts the session of a client program that has just signed in.</summary>
public sealed class StartSession(IDbContextFactory<PetProDb> contexts, Sessions sessions, TimeProvider clock)
{
    public async Task<Session> RunAsync(Actor _, SignedIn account, string? device, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (kept, token) = RefreshToken.Start(account.UserId, device, clock.GetUtcNow());
        db.RefreshTokens.Add(kept);
        await sessions.OpenAsync(db, account.UserId, SessionKind.Program, new SignInDevice(device, null), cancellation, kept.FamilyId);
        await db.SaveChangesAsync(cancellation);
        return new Session(account, kept.FamilyId, token);
    }
}
