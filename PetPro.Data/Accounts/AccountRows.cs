namespace PetPro.Data.Accounts;

internal static class AccountRows
{
    /// <summary>The account with that address, locked until the transaction ends, so that what is counted on it is counted right.</summary>
    public static Task<User?> LockUserAsync(this PetProDb db, string normalizedEmail, CancellationToken cancellation) =>
        db.Users.FromSql($"SELECT * FROM accounts.users WHERE normalized_user_name = {normalizedEmail} FOR UPDATE")
            .Include(u => u.Profile).SingleOrDefaultAsync(cancellation);

    public static Task<User?> LockUserAsync(this PetProDb db, Guid userId, CancellationToken cancellation) =>
        db.Users.FromSql($"SELECT * FROM accounts.users WHERE id = {userId} FOR UPDATE")
            .Include(u => u.Profile).SingleOrDefaultAsync(cancellation);

    /// <summary>Ends sessions of an account, of browsers and programs alike: all, all but one, or one.</summary>
    public static async Task EndSessionsAsync(
        this PetProDb db, Guid userId, DateTimeOffset now, CancellationToken cancellation, Guid? except = null, Guid? only = null)
    {
        await db.RefreshTokens.Where(t => t.UserId == userId && t.RevokedAt == null && t.FamilyId != except && (only == null || t.FamilyId == only))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellation);
        await db.SignInSessions.Where(s => s.UserId == userId && s.EndedAt == null && s.Id != except && (only == null || s.Id == only))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellation);
    }
}
