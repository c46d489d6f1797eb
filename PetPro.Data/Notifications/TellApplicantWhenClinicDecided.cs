using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Data.Outbox;

namespace PetPro.Data.Notifications;

/// <summary>Who applied for a clinic hears what was decided and, where it was refused, why.</summary>
public sealed class TellApplicantWhenClinicDecided(MailQueue mails) : IHandle<ClinicApproved>, IHandle<ClinicRejected>
{
    public Task HandleAsync(ClinicApproved happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicApproved, $"/clinic/{happened.ClinicId}/today", db, cancellation);

    public Task HandleAsync(ClinicRejected happened, PetProDb db, CancellationToken cancellation) =>
        TellAsync(happened.ClinicId, NotificationTypes.ClinicRejected, link: null, db, cancellation);

    private async Task TellAsync(Guid clinicId, string type, string? link, PetProDb db, CancellationToken cancellation)
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
        var arguments = new Dictionary<string, string> { [MailArguments.Clinic] = clinicId.ToString() };
        if (link is not null)
        {
            arguments[MailArguments.Link] = link;
        }

        mails.Add(db, application.OwnerId, type, application.Language, arguments);
    }
}
