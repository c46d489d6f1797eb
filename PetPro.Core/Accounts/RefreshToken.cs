using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Accounts;

/// <summary>
/// What a client program gets a new access token with. It is good for one use, which yields the next one of its family; the
/// family is one sign-in and ends thirty days after it. A token that comes a second time was stolen from one of two: the whole
/// family is revoked.
/// </summary>
public sealed class RefreshToken : Entity
{
    public const int MaxDeviceInfo = 200;

    private RefreshToken()
    {
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    public Guid UserId { get; private set; }

    /// <summary>The id of the first token of the family.</summary>
    public Guid FamilyId { get; private set; }

    /// <summary>SHA-256, Base64; a quick hash is enough for 256 random bits.</summary>
    public string TokenHash { get; private set; } = "";

    public string? DeviceInfo { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Starts a family.</summary>
    public static (RefreshToken Kept, string Token) Start(Guid userId, string? device, DateTimeOffset now) =>
        Make(userId, null, device, now + Lifetime);

    public static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Uses the token up and makes the next one; refused when it was used, revoked or has expired.</summary>
    public Result<(RefreshToken Kept, string Token)> Rotate(DateTimeOffset now)
    {
        if (UsedAt is not null || RevokedAt is not null || now >= ExpiresAt)
        {
            return Error.Conflict("refresh-token-invalid");
        }

        UsedAt = now;
        return Make(UserId, FamilyId, DeviceInfo, ExpiresAt);
    }

    private static (RefreshToken Kept, string Token) Make(Guid userId, Guid? family, string? device, DateTimeOffset expiresAt)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var id = Guid.CreateVersion7();
        var kept = new RefreshToken
        {
            Id = id,
            UserId = userId,
            FamilyId = family ?? id,
            TokenHash = Hash(token),
            DeviceInfo = device is { Length: > MaxDeviceInfo } ? device[..MaxDeviceInfo] : device,
            ExpiresAt = expiresAt,
        };
        return (kept, token);
    }
}
