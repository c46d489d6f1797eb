using Microsoft.AspNetCore.Identity;
using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>An account. What is known of the person stands in <see cref="UserProfile"/>, which can be erased.</summary>
public sealed class User : IdentityUser<Guid>
{
    private readonly List<DomainEvent> events = [];

    public User() => Id = Guid.CreateVersion7();

    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastLoginAt { get; set; }

    /// <summary>The address that the account is to have once a code that was sent there is typed.</summary>
    public string? NewEmail { get; private set; }

    public UserProfile Profile { get; set; } = new();

    /// <summary>
    /// A clinic took this person down at its desk: without a password, and until the address is proven nobody signs in. Who proves
    /// it, by registering or by a new password, has the account with its pets and visits.
    /// </summary>
    public bool IsGuest { get; private set; }

    /// <param name="email">None = the account cannot be taken over until a clinic knows an address.</param>
    public static User TakeDown(EmailAddress? email, DateTimeOffset now)
    {
        var user = new User { LockoutEnabled = true, CreatedAt = now, IsGuest = true };
        user.UserName = email?.Value ?? $"guest-{user.Id:N}";
        user.NormalizedUserName = email?.Normalized ?? user.UserName.ToUpperInvariant();
        (user.Email, user.NormalizedEmail) = (email?.Value, email?.Normalized);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.events.Add(new UserCreated(user.Id));
        return user;
    }

    public static User Register(EmailAddress email, DateTimeOffset now)
    {
        var user = new User
        {
            UserName = email.Value,
            NormalizedUserName = email.Normalized,
            Email = email.Value,
            NormalizedEmail = email.Normalized,
            LockoutEnabled = true,
            CreatedAt = now,
        };
        user.events.Add(new UserCreated(user.Id));
        return user;
    }

    /// <summary>Hands over what happened to the account, once.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        DomainEvent[] taken = [.. events];
        events.Clear();
        return taken;
    }

    public void ConfirmAddress()
    {
        if (!EmailConfirmed)
        {
            (EmailConfirmed, IsGuest) = (true, false);
            events.Add(new UserVerified(Id));
        }
    }

    /// <summary>Whoever is signed in with the old one is not any more: the stamp that sign-ins carry is another.</summary>
    public void TakePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.NewGuid().ToString("N");
        AccessFailedCount = 0;
        LockoutEnd = null;
    }

    public void WantAddress(EmailAddress email) => NewEmail = email.Value;

    /// <summary>The address that was wanted is proven: it is the account's from now on.</summary>
    public void TakeNewAddress()
    {
        (Email, UserName) = (NewEmail, NewEmail);
        (NormalizedEmail, NormalizedUserName) = (NewEmail!.ToUpperInvariant(), NewEmail.ToUpperInvariant());
        NewEmail = null;
    }

    /// <summary>Who is signed in has shown once more who they are.</summary>
    public void ProofWasRight()
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
    }

    public bool IsLockedAt(DateTimeOffset now) => LockoutEnd > now;

    public void PasswordWasWrong(DateTimeOffset now)
    {
        AccessFailedCount++;
        LockoutEnd = now + LockOut.After(AccessFailedCount) ?? LockoutEnd;
    }

    public void PasswordWasRight(DateTimeOffset now)
    {
        AccessFailedCount = 0;
        LockoutEnd = null;
        LastLoginAt = now;
    }
}

public sealed class UserProfile
{
    public Guid UserId { get; set; }

    public string FullName { get; set; } = "";

    public string PhoneNumber { get; set; } = "";

    public string? Address { get; set; }

    /// <summary>`en`, `id` or `ja`: the language of mails and notices.</summary>
    public string Language { get; set; } = "id";

    /// <summary>IANA, of times in mails and notices that are nobody else's.</summary>
    public string TimeZone { get; set; } = TimeZones.Jakarta;

    public string? PictureKey { get; set; }
}

public sealed class Role : IdentityRole<Guid>
{
    public Role() => Id = Guid.CreateVersion7();

    public string? Description { get; set; }

    public List<RolePermission> Permissions { get; } = [];
}

public sealed class UserRole : IdentityUserRole<Guid>;

public sealed class Permission
{
    public string Name { get; set; } = "";
}

public sealed class RolePermission
{
    public Guid RoleId { get; set; }

    public string PermissionName { get; set; } = "";
}
