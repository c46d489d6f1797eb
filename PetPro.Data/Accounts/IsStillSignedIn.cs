namespace PetPro.Data.Accounts;

/// <summary>Is what a browser's cookie says still so: the account active, its password the same?</summary>
public sealed class IsStillSignedIn(IDbContextFactory<PetProDb> contexts)
{
    /// <param name="stamp">What <see cref="SignedIn.Stamp"/> was.</param>
    public async Task<bool> RunAsync(Actor _, Guid userId, string? stamp, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(u => u.Id == userId && u.IsActive && (u.SecurityStamp ?? "") == stamp, cancellation);
    }
}
