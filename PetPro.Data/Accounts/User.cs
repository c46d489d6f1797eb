using Microsoft.AspNetCore.Identity;

namespace PetPro.Data.Accounts;

/// <summary>An account. What is known of the person stands in <see cref="UserProfile"/>, which can be erased.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastLoginAt { get; set; }

    public UserProfile Profile { get; set; } = new();
}

public sealed class UserProfile
{
    public Guid UserId { get; set; }

    public string FullName { get; set; } = "";

    public string PhoneNumber { get; set; } = "";

    public string? Address { get; set; }

    /// <summary>`en`, `id` or `ja`: the language of mails and notices.</summary>
    public string Language { get; set; } = "id";

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
