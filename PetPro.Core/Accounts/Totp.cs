using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PetPro.Core.Accounts;

/// <summary>
/// Time-based one-time codes as authenticator apps make them (RFC 6238: HMAC-SHA-1, six digits, steps of thirty seconds). SHA-1 is
/// what every app knows; as a keyed hash of 160 bits it is sound.
/// </summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>160 random bits, as RFC 4226 recommends.</summary>
    public const int SecretLength = 20;

    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Clocks of phones are wrong: one step before and one after are taken, too.</summary>
    private const int Skew = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>How many whole steps have passed since 1970.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The algorithm is the standard's.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % (uint)Math.Pow(10, digits)).ToString($"D{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed; null when it is none of those that count now. Blanks between the digits do not matter.</summary>
    public static long? StepOf(byte[] secret, string? typed, DateTimeOffset now)
    {
        var digits = Encoding.ASCII.GetBytes([.. (typed ?? "").Where(char.IsAsciiDigit).Take(Digits + 1)]);
        long? found = null;
        for (var step = StepAt(now) - Skew; step <= StepAt(now) + Skew; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(digits, Encoding.ASCII.GetBytes(CodeAt(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as apps take it typed: Base32 in groups of four.</summary>
    public static string ToKey(byte[] secret) =>
        string.Join(' ', ToBase32(secret).Chunk(4).Select(group => new string(group)));

    /// <summary>What the QR code holds.</summary>
    /// <param name="account">How the app names the entry: the account's address.</param>
    public static string ToUri(byte[] secret, string account) =>
        $"otpauth://totp/PetPro:{Uri.EscapeDataString(account)}?secret={ToBase32(secret)}&issuer=PetPro&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>RFC 4648, without padding.</summary>
    internal static string ToBase32(byte[] bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var octet in bytes)
        {
            (bits, count) = ((bits << 8) | octet, count + 8);
            while (count >= 5)
            {
                count -= 5;
                text.Append(Alphabet[(bits >> count) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }
}
