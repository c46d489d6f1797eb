using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Shared;

/// <summary>The secret in a link that opens something to whoever holds it: 256 random bits, of which only the hash is kept.</summary>
public static class LinkSecret
{
    private const int Bytes = 32;
    private const int Length = 43;

    /// <summary>A new one, in letters that an address may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256; null where it cannot be a secret of ours.</summary>
    public static byte[]? HashOf(string? secret) =>
        secret is { Length: Length } && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? SHA256.HashData(Encoding.ASCII.GetBytes(secret)) : null;
}
