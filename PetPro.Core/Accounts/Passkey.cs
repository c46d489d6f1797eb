namespace PetPro.Core.Accounts;

/// <summary>
/// A key that a device or a password manager keeps for an account (WebAuthn). It is unlocked there by finger, face or PIN, so that
/// it stands for password and second factor at once.
/// </summary>
public sealed class Passkey : Entity
{
    public const int MaxName = 60;
    public const int MostPerAccount = 20;

    private Passkey()
    {
    }

    public Guid UserId { get; private init; }

    public byte[] CredentialId { get; private init; } = [];

    public byte[] PublicKey { get; private init; } = [];

    public string Name { get; private set; } = "";

    /// <summary>Counts up with each use where the device counts at all; a step back betrays a copy.</summary>
    public long SignCount { get; private set; }

    public string[] Transports { get; private init; } = [];

    public bool IsUserVerified { get; private set; }

    public bool IsBackupEligible { get; private init; }

    public bool IsBackedUp { get; private set; }

    public byte[] AttestationObject { get; private init; } = [];

    public byte[] ClientDataJson { get; private init; } = [];

    public DateTimeOffset? LastUsedAt { get; private set; }

    public static Passkey Add(
        Guid userId,
        string name,
        (byte[] CredentialId, byte[] PublicKey, byte[] AttestationObject, byte[] ClientDataJson) made,
        long signCount,
        string[] transports,
        (bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp) flags) => new()
        {
            UserId = userId,
            Name = name,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            AttestationObject = made.AttestationObject,
            ClientDataJson = made.ClientDataJson,
            SignCount = signCount,
            Transports = transports,
            IsUserVerified = flags.IsUserVerified,
            IsBackupEligible = flags.IsBackupEligible,
            IsBackedUp = flags.IsBackedUp,
        };

    public Result Rename(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        if (trimmed.Length is 0 or > MaxName)
        {
            return trimmed.Length == 0 ? Error.Invalid("name", "required") : Error.Invalid("name", "too-long", MaxName);
        }

        Name = trimmed;
        return Result.Ok;
    }

    public void Used(long signCount, bool isUserVerified, bool isBackedUp, DateTimeOffset at) =>
        (SignCount, IsUserVerified, IsBackedUp, LastUsedAt) = (signCount, isUserVerified, isBackedUp, at);
}
