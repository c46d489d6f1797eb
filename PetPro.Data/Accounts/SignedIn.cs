namespace PetPro.Data.Accounts;

/// <summary>Whose password or code was right, and what a cookie or a token holds of it.</summary>
/// <param name="Stamp">Changes with the password: what carries another one is not good any more.</param>
public sealed record SignedIn(Guid UserId, string Name, string Stamp, string Language)
{
    internal static SignedIn As(User user) => new(user.Id, user.Profile.FullName, user.SecurityStamp ?? "", user.Profile.Language);
}

/// <summary>Somebody knew the password.</summary>
/// <param name="Account">Null while a second factor is still to be shown.</param>
/// <param name="Pending">Who is to show it.</param>
public sealed record PasswordRight(SignedIn? Account, PendingSignIn? Pending);

/// <param name="Stamp">The password that was right is still the account's when this is.</param>
public sealed record PendingSignIn(Guid UserId, string Stamp);
