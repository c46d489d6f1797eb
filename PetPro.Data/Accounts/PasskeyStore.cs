using Microsoft.AspNetCore.Identity;
using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>
/// What the framework's WebAuthn wants to read of accounts and passkeys. It only reads: what it has found to be right is written by
/// the use cases.
/// </summary>
public sealed class PasskeyStore(IDbContextFactory<PetProDb> contexts) : IUserPasskeyStore<User>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).ConvertAll(Info);
    }

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(
            u => db.Passkeys.Any(p => p.UserId == u.Id && p.CredentialId == credentialId), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Passkeys.AsNoTracking()
            .SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, cancellationToken);
        return found is null ? null : Info(found);
    }

    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Guid.TryParse(userId, out var id) ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : null;
    }

    public async Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyReads();

    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw OnlyReads();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyReads();

    public void Dispose()
    {
        // Each reading has disposed of its own context.
    }

    private static NotSupportedException OnlyReads() => new("Accounts are changed by use cases.");

    private static UserPasskeyInfo Info(Passkey p) => new(
        p.CredentialId,
        p.PublicKey,
        p.CreatedAt,
        (uint)p.SignCount,
        p.Transports,
        p.IsUserVerified,
        p.IsBackupEligible,
        p.IsBackedUp,
        p.AttestationObject,
        p.ClientDataJson)
    {
        Name = p.Name,
    };
}
