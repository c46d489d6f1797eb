using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Whoever reviews clinics sees at once that one waits.</summary>
public sealed class TellAdminsWhenClinicApplied : IHandle<ClinicApplied>
{
    public async Task HandleAsync(ClinicApplied happened, PetProDb db, CancellationToken cancellation)
    {
        var name = await db.Clinics.Where(c => c.Id == happened.ClinicId).Select(c => c.Name).SingleAsync(cancellation);
        var admins = await (
            from held in db.UserRoles
            join grant in db.RolePermissions on held.RoleId equals grant.RoleId
            join profile in db.UserProfiles on held.UserId equals profile.UserId
            join user in db.Users on held.UserId equals user.Id
            where grant.PermissionName == Permissions.ReviewClinics && user.IsActive
            select new { profile.UserId, profile.Language }).Distinct().ToListAsync(cancellation);
        foreach (var admin in admins)
        {
            db.Tell(
                admin.UserId,
                admin.Language,
                NotificationTypes.ClinicWaiting,
                new Dictionary<string, string> { ["clinic"] = name },
                $"/admin/clinics/{happened.ClinicId}");
        }
    }
}
