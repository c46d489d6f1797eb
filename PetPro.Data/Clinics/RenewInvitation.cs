using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Data.Notifications;

namespace PetPro.Data.Clinics;

/// <summary>Sends an invitation again, good for seven days anew; the link of the mail before leads nowhere from then on.</summary>
public sealed class RenewInvitation(IDbContextFactory<PetProDb> contexts, MailQueue mails, TimeProvider clock)
{
    /// <summary>Between two mails to the same person.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task<Result> RunAsync(Actor actor, Guid clinicId, Guid invitationId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var invitation = await db.LockInvitationAsync(invitationId, cancellation);
        if (invitation is null || invitation.ClinicId != clinicId || !actor.MayAt(clinicId, Permissions.ManageClinic))
        {
            return Error.NotFound;
        }

        var now = clock.GetUtcNow();
        if (invitation.ExpiresAt - StaffInvitation.GoodFor + Pause > now)
        {
            return Error.Conflict("too-many-requests", (int)Pause.TotalSeconds);
        }

        var token = invitation.Renew(now);
        if (!token.IsOk)
        {
            return token.Error;
        }

        await mails.InviteAsync(db, invitation, token.Value, actor.UserId, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok;
    }
}

internal static class InvitationRows
{
    public static Task<StaffInvitation?> LockInvitationAsync(this PetProDb db, Guid invitationId, CancellationToken cancellation) =>
        db.StaffInvitations.FromSql($"SELECT * FROM clinics.staff_invitations WHERE id = {invitationId} FOR UPDATE").SingleOrDefaultAsync(cancellation);
}
