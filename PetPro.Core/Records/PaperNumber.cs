using System.Security.Cryptography;

namespace PetPro.Core.Records;

/// <summary>Numbers that people copy from paper: no signs that are mistaken for one another, 60 bits of chance.</summary>
public static class PaperNumber
{
    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 12)}";
}
