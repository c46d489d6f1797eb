using System.Security.Cryptography;

namespace PetPro.Core.Pets;

/// <summary>
/// The number of a vaccination certificate: `VC-` and twelve signs without those that are mistaken for one another, 60 bits of
/// chance. Whoever knows it learns whether the certificate is valid, and nothing else.
/// </summary>
public static class CertificateNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Prefix = "VC-";
    private const int Signs = 12;

    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, Signs);

    /// <summary>As typed from paper: any case, O for 0, I and L for 1. Null where it can be none.</summary>
    public static string? Read(string? typed)
    {
        var number = typed?.Trim().ToUpperInvariant();
        if (number is null || !number.StartsWith(Prefix, StringComparison.Ordinal) || number.Length != Prefix.Length + Signs)
        {
            return null;
        }

        var signs = number[Prefix.Length..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return signs.All(s => Alphabet.Contains(s, StringComparison.Ordinal)) ? Prefix + signs : null;
    }
}
