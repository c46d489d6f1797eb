using System.Globalization;
using System.Security.Cryptography;

namespace PetPro.Core.Accounts;

public enum CodePurpose
{
    VerifyEmail,
    ResetPassword,

    /// <summary>Sent to the address that an account is to have.</summary>
    ChangeEmail,
}

/// <summary>
/// Six digits that were sent to an address, good for ten minutes, five tries and one use. Kept as a slow, salted hash: a million
/// possibilities would be no work against a quick one.
/// </summary>
public sealed class OneTimeCode : Entity
{
    public const int Length = 6;
    public const int MaxTries = 5;
    public const int MostPerHour = 5;
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int Rounds = 60_000;

    private OneTimeCode()
    {
    }

    public static TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two codes that are asked for.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public Guid UserId { get; private set; }

    public CodePurpose Type { get; private set; }

    /// <summary>Salt and hash, Base64.</summary>
    public string TokenHash { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public int Tries { get; private set; }

    public bool IsUsed { get; private set; }

    /// <returns>The row to keep, and the code itself, which is kept nowhere.</returns>
    public static (OneTimeCode Kept, string Code) Issue(Guid userId, CodePurpose purpose, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var kept = new OneTimeCode
        {
            UserId = userId,
            Type = purpose,
            TokenHash = Convert.ToBase64String([.. salt, .. Hash(code, salt)]),
            ExpiresAt = now + GoodFor,
        };
        return (kept, code);
    }

    /// <summary>May another code be sent, after these of the last hour? Nobody's mailbox is flooded through us.</summary>
    /// <param name="pause">How long ago the last one must be; <see cref="Pause"/> when somebody just asks for another.</param>
    public static bool MayIssue(IReadOnlyCollection<DateTimeOffset> issuedInLastHour, DateTimeOffset now, TimeSpan pause) =>
        issuedInLastHour.Count < MostPerHour && issuedInLastHour.All(at => at + pause <= now);

    /// <summary>Takes as long as a real try: whether an address has an account must not be heard from the time an answer takes.</summary>
    public static void TryInVain(string? typed) => Hash(Clean(typed), new byte[SaltLength]);

    /// <summary>Counts the try, whatever comes of it, and uses the code up when it is right.</summary>
    public bool Try(string? typed, DateTimeOffset now)
    {
        if (IsUsed || Tries >= MaxTries || now >= ExpiresAt)
        {
            TryInVain(typed);
            return false;
        }

        Tries++;
        var bytes = Convert.FromBase64String(TokenHash);
        IsUsed = CryptographicOperations.FixedTimeEquals(Hash(Clean(typed), bytes[..SaltLength]), bytes.AsSpan(SaltLength));
        return IsUsed;
    }

    /// <summary>A newer one takes its place, or what it was for is done.</summary>
    public void Withdraw() => IsUsed = true;

    private static string Clean(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiDigit).Take(Length + 1)]);

    private static byte[] Hash(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(code, salt, Rounds, HashAlgorithmName.SHA256, HashLength);
}
