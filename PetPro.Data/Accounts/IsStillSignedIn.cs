namespace PetPro.Data.Accounts;

/// <summary>Is what a cookie or a token says still so: the account active, its password the same, the session not ended?</summary>
public sealed class IsStillSignedIn(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="stamp">What <see cref="SignedIn.Stamp"/> was.</param>
    /// <param name="sessionId">The session of a client program; none for a browser.</param>
    public async Task<bool> RunAsync(Actor _, Guid userId, string? stamp, Guid? sessionId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(
            u => u.Id == userId && u.IsActive && (u.SecurityStamp ?? "") == stamp
                && (sessionId == null || !db.RefreshTokens.Any(t => t.FamilyId == sessionId && t.RevokedAt != null)),
            cancellation);
    }
}
