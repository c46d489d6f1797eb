using PetPro.Core.Clinics;

namespace PetPro.Data.Accounts;

/// <summary>Reads from the database who an account is now: an account that was suspended a second ago may do nothing.</summary>
public sealed class GetActor(IDbContextFactory<PetProDb> contexts)
{
    public async Task<Actor> RunAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var isActive = await db.Users.AnyAsync(u => u.Id == userId && u.IsActive, cancellation);
        if (!isActive)
        {
            return Actor.Visitor;
        }

        var everywhere = await (
            from held in db.UserRoles
            join grant in db.RolePermissions on held.RoleId equals grant.RoleId
            where held.UserId == userId
            select grant.PermissionName).ToListAsync(cancellation);
        var atClinics = await (
            from member in db.Staff
            join clinic in db.Clinics on member.ClinicId equals clinic.Id
            join role in db.Roles on member.Role equals role.Name
            join grant in db.RolePermissions on role.Id equals grant.RoleId
            where member.UserId == userId && clinic.Status == ClinicStatus.Approved
            select new { member.ClinicId, grant.PermissionName }).ToListAsync(cancellation);
        return new Actor(
            userId,
            everywhere.ToHashSet(),
            atClinics.GroupBy(c => c.ClinicId).ToDictionary(c => c.Key, c => (IReadOnlySet<string>)c.Select(g => g.PermissionName).ToHashSet()));
    }
}
