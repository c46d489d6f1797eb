using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who applied for a clinic hears where it stands: that it came in, what is asked, what was decided and why.</summary>
public sealed class TellApplicantWhenClinicDecided(MailQueue mails) :
    IHandle<ClinicApplied>, IHandle<ClinicMoreAsked>, IHandle<ClinicApproved>, IHandle<ClinicRejected>, IHandle<ClinicSuspended>, IHandle<ClinicReinstated>
{
    public Task HandleAsync(ClinicApplied happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicApplied, Application(happened.ClinicId), db, cancellation);

    public Task HandleAsync(ClinicMoreAsked happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicMoreAsked, Application(happened.ClinicId), db, cancellation);

    public Task HandleAsync(ClinicApproved happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicApproved, Portal(happened.ClinicId), db, cancellation);

    public Task HandleAsync(ClinicRejected happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicRejected, Application(happened.ClinicId), db, cancellation);

    public Task HandleAsync(ClinicSuspended happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicSuspended, Application(happened.ClinicId), db, cancellation);

    public Task HandleAsync(ClinicReinstated happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicReinstated, Portal(happened.ClinicId), db, cancellation);

    private static string Application(Guid clinicId) => $"/clinics/applications/{clinicId}";

    private static string Portal(Guid clinicId) => $"/clinic/{clinicId}/today";

    private async Task TellAsync(Guid clinicId, string type, string link, PetProDb db, CancellationToken cancellation)
    {
        var application = await (
            from clinic in db.Clinics
            join profile in db.UserProfiles on clinic.OwnerId equals profile.UserId
            where clinic.Id == clinicId
            select new { clinic.OwnerId, clinic.Name, clinic.StatusReason, profile.Language }).SingleAsync(cancellation);
        db.Tell(
            application.OwnerId,
            application.Language,
            type,
            new Dictionary<string, string> { ["clinic"] = application.Name, ["reason"] = application.StatusReason ?? "–" },
            link);
        mails.Add(
            db,
            application.OwnerId,
            type,
            application.Language,
            new Dictionary<string, string> { [MailArguments.Clinic] = clinicId.ToString(), [MailArguments.Link] = link });
    }
}
