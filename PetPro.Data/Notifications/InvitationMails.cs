using PetPro.Core.Clinics;
using PetPro.Core.Notifications;

namespace PetPro.Data.Notifications;

internal static class InvitationMails
{
    /// <summary>
    /// Queues the mail with the one-time link, in the inviter's language: of the invited nothing is known yet. It belongs to the
    /// inviter's account and goes to the address of the invitation.
    /// </summary>
    public static async Task InviteAsync(
        this MailQueue mails, PetProDb db, StaffInvitation invitation, string token, Guid inviterId, CancellationToken cancellation)
    {
        var language = await db.UserProfiles.Where(p => p.UserId == inviterId).Select(p => p.Language).SingleAsync(cancellation);
        mails.Add(
            db,
            inviterId,
            MailTemplates.StaffInvited,
            language,
            new Dictionary<string, string> { [MailArguments.Invitation] = invitation.Id.ToString(), [MailArguments.Secret] = token },
            invitation.ExpiresAt);
    }
}
