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

    /// <summary>Ends every session of an account that goes on by refresh tokens.</summary>
    public static Task RevokeSessionsAsync(this PetProDb db, Guid userId, DateTimeOffset now, CancellationToken cancellation) =>
        db.RefreshTokens.Where(t => t.UserId == userId && t.RevokedAt == null)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancellation);
}
