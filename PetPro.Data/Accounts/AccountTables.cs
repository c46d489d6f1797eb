using Microsoft.AspNetCore.Identity;
using PetPro.Core.Accounts;
using PetPro.Data.Accounts;

namespace PetPro.Data;

public sealed partial class PetProDb
{
    public DbSet<UserProfile> UserProfiles => Set<UserProfile>();

    public DbSet<Permission> Permissions => Set<Permission>();

    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    private static void MapAccounts(ModelBuilder builder)
    {
        const string schema = "accounts";
        builder.Entity<User>(user =>
        {
            user.ToTable("users", schema);
            user.Property(u => u.IsGuest).HasDefaultValue(false);
            user.Property(u => u.NewEmail).HasMaxLength(EmailAddress.MaxLength);
            user.HasOne(u => u.Profile).WithOne().HasForeignKey<UserProfile>(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<UserProfile>(profile =>
        {
            profile.ToTable("user_profiles", schema, t => t.HasCheckConstraint("ck_user_profiles_language", "language IN ('en', 'id', 'ja')"));
            profile.HasKey(p => p.UserId);
            profile.Property(p => p.FullName).HasMaxLength(255);
            profile.Property(p => p.PhoneNumber).HasMaxLength(20);
            profile.Property(p => p.Language).HasMaxLength(2);
            profile.HasIndex(p => p.PhoneNumber);
            profile.Property(p => p.TimeZone).HasMaxLength(50).HasDefaultValue(TimeZones.Jakarta);
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
        builder.Entity<OneTimeCode>(code =>
        {
            code.ToTable("otp_tokens", schema, t =>
            {
                t.HasCheckConstraint("ck_otp_tokens_type", "type IN ('verify-email', 'reset-password', 'change-email')");
                t.HasCheckConstraint("ck_otp_tokens_tries", $"tries BETWEEN 0 AND {OneTimeCode.MaxTries}");
            });
            code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
            code.HasIndex(c => new { c.UserId, c.Type, c.CreatedAt });
        });
        builder.Entity<RefreshToken>(token =>
        {
            token.ToTable("refresh_tokens", schema);
            token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
            token.Property(t => t.DeviceInfo).HasMaxLength(RefreshToken.MaxDeviceInfo);
            token.HasIndex(t => t.TokenHash).IsUnique();
            token.HasIndex(t => t.FamilyId);
            token.HasIndex(t => t.UserId);
            token.HasIndex(t => t.ExpiresAt);
        });
        MapSignIns(builder, schema);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims", schema);
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins", schema);
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens", schema);
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims", schema);
    }

    private static void MapSignIns(ModelBuilder builder, string schema)
    {
        builder.Entity<SignInSession>(session =>
        {
            session.ToTable("sessions", schema, t => t.HasCheckConstraint("ck_sessions_kind", "kind IN ('browser', 'program')"));
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
            session.Property(s => s.Device).HasMaxLength(60);
            session.Property(s => s.DeviceKey).HasMaxLength(44);
            session.HasIndex(s => s.UserId);
            session.HasIndex(s => s.EndsAt);
        });
        builder.Entity<SecondFactor>(factor =>
        {
            factor.ToTable("second_factors", schema);
            factor.HasKey(f => f.UserId);
            factor.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_codes", schema);
            code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
            code.Property(c => c.CodeHash).HasMaxLength(44);
            code.HasIndex(c => new { c.UserId, c.CodeHash }).IsUnique();
        });
        builder.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys", schema);
            passkey.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            passkey.Property(p => p.Name).HasMaxLength(Passkey.MaxName);
            passkey.Property(p => p.CredentialId).HasMaxLength(1023);
            passkey.HasIndex(p => p.CredentialId).IsUnique();
            passkey.HasIndex(p => p.UserId);
        });
    }
}
