using Microsoft.AspNetCore.Identity;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<UserProfile> UserProfiles => Set<UserProfile>();

    public DbSet<Permission> Permissions => Set<Permission>();

    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    private static void MapAccounts(ModelBuilder builder)
    {
        const string schema = "accounts";
        builder.Entity<User>(user =>
        {
            user.ToTable("users", schema);
            user.HasOne(u => u.Profile).WithOne().HasForeignKey<UserProfile>(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<UserProfile>(profile =>
        {
            profile.ToTable("user_profiles", schema, t => t.HasCheckConstraint("ck_user_profiles_language", "language IN ('en', 'id', 'ja')"));
            profile.HasKey(p => p.UserId);
            profile.Property(p => p.FullName).HasMaxLength(255);
            profile.Property(p => p.PhoneNumber).HasMaxLength(20);
            profile.Property(p => p.Language).HasMaxLength(2);
        });
        builder.Entity<Role>(role =>
        {
            role.ToTable("roles", schema);
            role.HasMany(r => r.Permissions).WithOne().HasForeignKey(p => p.RoleId);
        });
        builder.Entity<UserRole>().ToTable("user_roles", schema);
        builder.Entity<Permission>(permission =>
        {
            permission.ToTable("permissions", schema);
            permission.HasKey(p => p.Name);
        });
        builder.Entity<RolePermission>(grant =>
        {
            grant.ToTable("role_permissions", schema);
            grant.HasKey(g => new { g.RoleId, g.PermissionName });
            grant.HasOne<Permission>().WithMany().HasForeignKey(g => g.PermissionName);
        });
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys", schema);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims", schema);
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins", schema);
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens", schema);
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims", schema);
    }
}
