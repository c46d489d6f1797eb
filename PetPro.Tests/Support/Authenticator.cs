using PetPro.Core.Accounts;

namespace PetPro.Tests.Support;

/// <summary>An authenticator app: somebody typed the key into it that a page shows.</summary>
public sealed class Authenticator(string key)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="steps">A code of that many steps later, which a clock that is ahead would show.</param>
    public string Code(int steps = 0) => Totp.CodeAt(Secret(), Totp.StepAt(DateTimeOffset.UtcNow) + steps);

    private byte[] Secret()
    {
        var bits = string.Concat(key.Where(c => c != ' ').Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
