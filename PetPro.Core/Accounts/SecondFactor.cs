using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Accounts;

/// <summary>
/// An authenticator app that an account is signed in with, besides the password. It counts only once its owner has typed a code of it.
/// </summary>
public sealed class SecondFactor
{
    private SecondFactor()
    {
    }

    public Guid UserId { get; private init; }

    /// <summary>The secret, encrypted: who reads the table can make no codes.</summary>
    public string SealedSecret { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>None = it was begun and asks nobody for a code yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The step of the last code that was taken. No code of it or before it is taken again.</summary>
    public long LastStep { get; private set; }

    public static SecondFactor Begin(Guid userId, string sealedSecret, DateTimeOffset now) =>
        new() { UserId = userId, SealedSecret = sealedSecret, CreatedAt = now };

    public void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;
}

/// <summary>
/// Stands in for the app when the phone is lost; good once. Kept as a quick hash, which is enough for 80 random bits.
/// </summary>
public sealed class RecoveryCode : Entity
{
    public const int Count = 10;
    private const int Bytes = 10;
    private const int GroupLength = 4;

    private RecoveryCode()
    {
    }

    public Guid UserId { get; private init; }

    /// <summary>SHA-256, Base64.</summary>
    public string CodeHash { get; private init; } = "";

    public DateTimeOffset? UsedAt { get; private init; }

    /// <returns>As it is shown once: `k3xq-7mpa-…`.</returns>
    public static (RecoveryCode Kept, string Code) Make(Guid userId)
    {
        var code = string.Join('-', Totp.ToBase32(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant().Chunk(GroupLength).Select(g => new string(g)));
        return (new RecoveryCode { UserId = userId, CodeHash = Hash(code) }, code);
    }

    /// <summary>However it was typed: in capitals, with blanks, without hyphens.</summary>
    public static string Hash(string? typed) => Convert.ToBase64String(SHA256.HashData(
        Encoding.ASCII.GetBytes([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Take(64).Select(char.ToLowerInvariant)])));
}
