using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>The clinic's managers see that an invitation was accepted: hours and services of the newcomer are theirs to enter.</summary>
public sealed class TellManagersWhenStaffJoined : IHandle<StaffJoined>
{
    public async Task HandleAsync(StaffJoined happened, PetProDb db, CancellationToken cancellation)
    {
        var facts = await (
            from member in db.Staff
            join clinic in db.Clinics on member.ClinicId equals clinic.Id
            where member.Id == happened.StaffId
            select new { member.Name, Clinic = clinic.Name }).SingleAsync(cancellation);
        var managers = await (
            from manager in db.Staff
            join profile in db.UserProfiles on manager.UserId equals profile.UserId
            where manager.ClinicId == happened.ClinicId && manager.IsActive && manager.Role == Roles.ClinicManager && manager.Id != happened.StaffId
            select new { profile.UserId, profile.Language }).Distinct().ToListAsync(cancellation);
        foreach (var manager in managers)
        {
            db.Tell(
                manager.UserId,
                manager.Language,
                NotificationTypes.StaffJoined,
                new Dictionary<string, string> { ["person"] = facts.Name, ["clinic"] = facts.Clinic },
                $"/clinic/{happened.ClinicId}/staff/{happened.StaffId}");
        }
    }
}
