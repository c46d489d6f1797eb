namespace PetPro.Data.Accounts;

public sealed record MyAccount(
    Guid Id,
    string Email,
    string FullName,
    string PhoneNumber,
    string? Address,
    string Language,
    string TimeZone,
    string? PictureKey,
    bool IsEmailConfirmed,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLoginAt);

/// <summary>What is known of who asks.</summary>
public sealed class GetMyAccount(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Result<MyAccount>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var account = await db.Users.AsNoTracking().Where(u => u.Id == actor.UserId)
            .Select(u => new MyAccount(
                u.Id,
                u.Email!,
                u.Profile.FullName,
                u.Profile.PhoneNumber,
                u.Profile.Address,
                u.Profile.Language,
                u.Profile.TimeZone,
                u.Profile.PictureKey,
                u.EmailConfirmed,
                u.CreatedAt,
                u.LastLoginAt))
            .SingleOrDefaultAsync(cancellation);
        return account is null ? Error.NotFound : account;
    }
}
