using Microsoft.AspNetCore.Identity;

namespace PetPro.Data.Accounts;

/// <summary>Passwords as slow hashes. Looking one up takes the same time whether there is an account or not.</summary>
public sealed class Passwords(IPasswordHasher<User> hasher)
{
    private static readonly User Nobody = new();
    private readonly Lazy<string> ofNobody = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public bool IsRight(User? user, string? password)
    {
        var verdict = hasher.VerifyHashedPassword(Nobody, user?.PasswordHash ?? ofNobody.Value, password ?? "");
        return user?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }
}
