using System.Security.Cryptography;

namespace PetPro.Core.Bookings;

/// <summary>
/// Short codes that people read out and type: no vowels (no words), no characters that look like others (0 O 1 I L U V 5 S 2 Z 8 B).
/// </summary>
public static class ReferenceCode
{
    private const string Alphabet = "34679CDFGHJKMNPQRTWXY";

    /// <summary>A booking's code: `P` and seven characters, about 1.8 thousand million codes; the database keeps them unique.</summary>
    public static string NewBooking() => New("P", 7);

    public static string New(string prefix, int length) => prefix + RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>What somebody typed, as the code that was meant: blanks and hyphens away, upper case.</summary>
    public static string Normalize(string typed) =>
        string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
