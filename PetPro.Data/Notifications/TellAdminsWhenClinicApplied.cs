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
        await db.TellWhoMayAsync(
            Permissions.ReviewClinics,
            NotificationTypes.ClinicWaiting,
            new Dictionary<string, string> { ["clinic"] = name },
            $"/admin/clinics/{happened.ClinicId}",
            cancellation);
    }
}
